// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/markdownview.h"

#include "ui/style/theme.h"
#include "ui/style/typography.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QWheelEvent>

namespace haex {

namespace {

/// Two spaces at a line's end are Markdown's way to keep the break; code is left as it is.
QString withLineBreaks(const QString &text)
{
    QStringList lines = text.split(u'\n');
    bool isCode = false;
    for (QString &line : lines) {
        if (line.trimmed().startsWith(QLatin1String("```")))
            isCode = !isCode;
        else if (!isCode && !line.trimmed().isEmpty() && !line.trimmed().startsWith(u'|'))
            line += QLatin1String("  ");
    }
    return lines.join(u'\n');
}

} // namespace

MarkdownView::MarkdownView(const QString &text, QWidget *parent)
    : QTextBrowser(parent)
    , m_text(text)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { Q_EMIT linkActivated(url.toString()); });
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &MarkdownView::fitHeight);
    fill();
}

bool MarkdownView::looksLikeMarkdown(const QString &text)
{
    static const QRegularExpression marks(
        QStringLiteral(R"((^|\n)(#{1,6} \S|[-*+] \S|\d{1,3}[.)] \S|> \S|```|\|.*\|)|\*\*\S[^\n]*\S\*\*|`[^`\n]+`|\[[^\]\n]+\]\(https?://[^)\s]+\))"));
    return marks.match(text).hasMatch();
}

void MarkdownView::fill()
{
    const Theme &theme = themeOf(palette());
    document()->setDefaultFont(fontOf(TextStyle::Body));
    QPalette colours = palette();
    if (colours.color(QPalette::Link) != theme.accent || colours.color(QPalette::Text) != theme.text) {
        colours.setColor(QPalette::Link, theme.accent);
        colours.setColor(QPalette::Text, theme.text);
        colours.setColor(QPalette::Base, Qt::transparent);
        setPalette(colours);
    }
    document()->setMarkdown(withLineBreaks(m_text), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
}

QSize MarkdownView::sizeHint() const
{
    return {QTextBrowser::sizeHint().width(), qRound(document()->size().height()) + 1};
}

QSize MarkdownView::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

/// A note that came from elsewhere must not make this program fetch or read anything. Of no answer at all,
/// the document would make a file to read.
QVariant MarkdownView::loadResource(int, const QUrl &)
{
    return QImage();
}

void MarkdownView::fitHeight()
{
    updateGeometry();
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    updateGeometry();
}

void MarkdownView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && palette().color(QPalette::Text) != themeOf(palette()).text)
        fill();
}

/// It has nothing to scroll: the page around it does.
void MarkdownView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace haex
