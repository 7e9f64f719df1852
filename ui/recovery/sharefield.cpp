// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/sharefield.h"

#include "ui/style/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace haex {

ShareField::ShareField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_state(new TextLabel(TextStyle::Small, {}, Tone::Faint))
{
    m_edit->setAccessibleName(tr("Share"));
    m_edit->setFont(fontOf(TextStyle::Mono));
    m_edit->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::XS);
    layout->addWidget(m_edit);
    layout->addWidget(m_state->wrapped());
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &ShareField::read);
    showState();
}

void ShareField::setHolders(const QStringList &holders)
{
    m_holders = holders;
    showState();
}

void ShareField::setHint(const QString &hint)
{
    m_hint = hint;
    showState();
}

int ShareField::missing() const
{
    return std::max(0, m_shares.needed() - static_cast<int>(m_shares.numbers().size()));
}

RecoveryShareSet ShareField::take()
{
    return std::exchange(m_shares, {});
}

SecretBytes ShareField::recoveryKey() const
{
    if (m_shares.isEmpty())
        return SecretBytes::fromPassword(m_edit->text());
    auto key = m_shares.recoveryKey();
    return key ? std::move(*key) : SecretBytes();
}

void ShareField::clear()
{
    m_shares.clear();
    m_edit->clear();
    showState();
    Q_EMIT sharesChanged();
}

void ShareField::read()
{
    const SecretBytes typed = SecretBytes::fromPassword(m_edit->text());
    if (!RecoveryShareSet::isShare(typed))
        return showState();
    const Result<> added = m_shares.add(typed);
    if (added) {
        m_edit->clear();
        showState();
        Q_EMIT sharesChanged();
        return;
    }
    switch (added.error().code) {
    case ErrorCode::AlreadyExists:
        return showProblem(tr("This share is here already. Each counts once."));
    case ErrorCode::Conflict:
        return showProblem(tr("This share does not belong to the ones before: it is of another vault, or was made at another time."));
    default:
        return showProblem(tr("This is no share: a letter or a digit in it is mistyped, or one too many."));
    }
}

/// "Ada and Bo", or "2 and 5".
QString ShareField::present() const
{
    QStringList words;
    QList<int> numbers = m_shares.numbers();
    std::ranges::sort(numbers);
    for (const int number : std::as_const(numbers))
        words += number <= m_holders.size() ? m_holders.at(number - 1) : QString::number(number);
    return QLocale().createSeparatedList(words);
}

void ShareField::showState()
{
    QString text = m_hint;
    Tone tone = Tone::Faint;
    if (m_shares.isComplete()) {
        text = m_holders.isEmpty() ? tr("Shares %1 are here. That is enough.").arg(present()) : tr("The shares of %1 are here. That is enough.").arg(present());
        tone = Tone::Success;
    } else if (!m_shares.isEmpty()) {
        const QString more = tr("%n more is needed.", nullptr, missing());
        text = m_holders.isEmpty() ? tr("Share %1 is here. %2", "number or numbers, how many more").arg(present(), more)
                                   : tr("The share of %1 is here. %2", "name or names, how many more").arg(present(), more);
        tone = Tone::Accent;
    }
    m_state->setText(text);
    m_state->setTone(tone);
    m_state->setVisible(!text.isEmpty());
    m_edit->setAccessibleDescription(text);
    m_edit->setEnabled(!m_shares.isComplete());
}

void ShareField::showProblem(const QString &text)
{
    m_state->setText(text);
    m_state->setTone(Tone::Danger);
    m_state->show();
    m_edit->setAccessibleDescription(text);
}

} // namespace haex
