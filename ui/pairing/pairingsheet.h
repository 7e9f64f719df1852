// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pairing/pairinginvitation.h"
#include "core/pairing/pairingstatus.h"
#include "core/sync/backend.h"
#include "ui/widgets/sheet.h"

class QComboBox;
class QLabel;

namespace haex {

class CodeLabel;
class FlexStack;

/// Adds a device to the vault: by which server, the words for it, the code to compare, and that it
/// has joined.
class PairingSheet final : public Sheet
{
    Q_OBJECT
public:
    /// With one server nothing is asked.
    PairingSheet(const QList<Backend> &backends, QWidget *parent);

    [[nodiscard]] QByteArray backendId() const;
    void showInvitation(const PairingInvitation &invitation);
    void showStatus(const PairingStatus &status);
    /// Nothing came of it; the person may begin again.
    void showFailure(const Error &error);

Q_SIGNALS:
    void wordsWanted();
    void copyRequested(const QString &text);
    void answered(bool isSameCode);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Page { BackendPage, WordsPage, CodePage, EndPage };
    [[nodiscard]] QWidget *makeBackendPage(const QList<Backend> &backends);
    [[nodiscard]] QWidget *makeWordsPage();
    void show(Page page);
    void goOn();
    void fitHeight();

    FlexStack *m_pages;
    QComboBox *m_backends;
    QLabel *m_words;
    QLabel *m_address;
    QLabel *m_pattern;
    CodeLabel *m_code;
    QString m_text;
    QPushButton *m_differ;
    QPushButton *m_copy;
    QPushButton *m_next;
    QPushButton *m_cancel;
};

} // namespace haex
