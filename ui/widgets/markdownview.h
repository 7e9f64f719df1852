// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace haex {

/// A text in Markdown as it is meant to look, as high as it is. Loads nothing: no pictures, no HTML, no styles
/// from elsewhere; line breaks stay where they were typed.
class MarkdownView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit MarkdownView(const QString &text, QWidget *parent = nullptr);

    /// Whether somebody wrote it as Markdown: headings, lists, emphasis, links, code.
    [[nodiscard]] static bool looksLikeMarkdown(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void linkActivated(const QString &address);

protected:
    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fill();
    void fitHeight();

    QString m_text;
};

} // namespace haex
