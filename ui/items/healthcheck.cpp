// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/healthcheck.h"

#include "core/vault/items/itemrepository.h"
#include "ui/async/whendone.h"
#include "ui/items/healthsheet.h"
#include "ui/presenters/errortexts.h"

#include <QRandomGenerator>

namespace haex {

namespace {
/// A piece takes some ten milliseconds.
constexpr int PieceSize = 50;
constexpr int KeyWords = 8;
}

HealthCheck::HealthCheck(VaultService &service, QWidget &window, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_window(window)
{
}

void HealthCheck::start()
{
    if (m_sheet)
        return;
    m_sheet = new HealthSheet(&m_window);
    connect(m_sheet, &HealthSheet::itemChosen, this, &HealthCheck::itemChosen);
    m_health = {};
    m_key.resize(KeyWords * 4);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(m_key.data()), KeyWords);
    m_sheet->open();
    checkNext({});
}

void HealthCheck::checkNext(const QByteArray &afterId)
{
    auto future = m_service.run([afterId, key = m_key](VaultSession &session) { return session.items().checkPasswords(afterId, PieceSize, key); });
    whenDone(future, m_sheet, [this](const Result<QList<CheckedPassword>> &piece) {
        if (!piece)
            return m_sheet->showError(ErrorTexts::sentence(piece.error()));
        m_health.add(*piece);
        if (piece->isEmpty())
            return m_sheet->showFindings(m_health.passwordCount(), m_health.findings(QDate::currentDate()));
        m_sheet->showProgress(m_health.checkedCount());
        checkNext(piece->last().itemId);
    });
}

} // namespace haex
