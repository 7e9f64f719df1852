// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/shrink.h"

#include <algorithm>

namespace haex::sim {
namespace {

/// A failure without its details: shrinking must not wander from one defect to another.
QByteArray kindOf(const QByteArray &failure)
{
    QByteArray text = failure.left(failure.indexOf('\n') < 0 ? failure.size() : failure.indexOf('\n'));
    // After the device's number, the words up to the first detail.
    if (text.startsWith("device "))
        text = text.mid(text.indexOf(' ', 7) + 1);
    const qsizetype colon = text.indexOf(": ");
    return colon < 0 ? text.left(24) : text.left(colon);
}

class Shrinker final
{
public:
    Shrinker(Plan plan, const Outcome &outcome, const Runner &run)
        : m_plan(std::move(plan))
        , m_kind(kindOf(outcome.failure))
        , m_run(run)
    {
        if (outcome.step >= 0)
            m_plan.steps.resize(static_cast<size_t>(outcome.step) + 1);
    }

    Plan shrink()
    {
        for (size_t before = 0; before != weight() && m_tries > 0;) {
            before = weight();
            dropSteps();
            dropDetails();
            dropTables();
            dropDevices();
        }
        return m_plan;
    }

private:
    [[nodiscard]] size_t weight() const
    {
        size_t sum = m_plan.steps.size() + static_cast<size_t>(m_plan.schema.size() + m_plan.devices + m_plan.servers);
        for (const Step &step : m_plan.steps)
            sum += step.net.size() + (step.disk ? 1 : 0) + (step.killAt > 0 ? 1 : 0) + (step.pauseAt > 0 ? 1 : 0);
        return sum;
    }

    bool keepsFailing(const Plan &smaller)
    {
        if (m_tries-- <= 0 || kindOf(m_run(smaller).failure) != m_kind)
            return false;
        m_plan = smaller;
        return true;
    }

    /// Delta debugging (Zeller, Hildebrandt 2002): ever smaller pieces.
    void dropSteps()
    {
        for (size_t piece = std::max<size_t>(1, m_plan.steps.size() / 2); piece > 0; piece /= 2) {
            for (size_t at = m_plan.steps.size(); at > 0;) {
                at = at > piece ? at - piece : 0;
                if (at >= m_plan.steps.size())
                    continue;
                Plan smaller = m_plan;
                const auto first = smaller.steps.begin() + static_cast<qsizetype>(at);
                smaller.steps.erase(first, first + static_cast<qsizetype>(std::min(piece, smaller.steps.size() - at)));
                keepsFailing(smaller);
            }
        }
    }

    void dropDetails()
    {
        for (size_t i = 0; i < m_plan.steps.size(); ++i) {
            tryWith(i, [](Step &step) { step.net.clear(); });
            tryWith(i, [](Step &step) { step.disk.reset(); });
            tryWith(i, [](Step &step) { step.killAt = 0; });
            tryWith(i, [](Step &step) { step.pauseAt = 0; });
            if (m_plan.steps[i].kind == Step::Kind::Sql)
                dropStatements(i);
        }
    }

    template <class Change>
    void tryWith(size_t step, const Change &change)
    {
        Plan smaller = m_plan;
        change(smaller.steps[step]);
        if (smaller.steps[step].toJson() != m_plan.steps[step].toJson())
            keepsFailing(smaller);
    }

    void dropStatements(size_t step)
    {
        for (qsizetype i = statementsOf(step).size() - 1; i >= 0; --i) {
            QList<QByteArray> statements = statementsOf(step);
            if (statements.size() < 2 || i >= statements.size())
                continue;
            statements.removeAt(i);
            tryWith(step, [&](Step &smaller) { smaller.text = statements.join("; "); });
        }
    }

    [[nodiscard]] QByteArrayList statementsOf(size_t step) const
    {
        QByteArrayList statements;
        QByteArray text = m_plan.steps[step].text;
        for (qsizetype at = text.indexOf("; "); at >= 0; at = text.indexOf("; ")) {
            statements += text.left(at);
            text = text.mid(at + 2);
        }
        return statements << text;
    }

    void dropTables()
    {
        for (qsizetype i = m_plan.schema.size() - 1; i >= 0; --i) {
            Plan smaller = m_plan;
            smaller.schema.removeAt(i);
            keepsFailing(smaller);
        }
    }

    /// The last ones that no step needs.
    void dropDevices()
    {
        const auto used = [this](int device) {
            return std::ranges::any_of(m_plan.steps, [device](const Step &step) {
                const bool namesAnother = step.kind == Step::Kind::Clone || step.kind == Step::Kind::LiveClone
                    || step.kind == Step::Kind::Listen || step.kind == Step::Kind::RemoveDevice;
                return step.device == device || (namesAnother && step.number == device);
            });
        };
        while (m_plan.devices > 1 && !used(m_plan.devices - 1)) {
            Plan smaller = m_plan;
            --smaller.devices;
            if (!keepsFailing(smaller))
                break;
        }
        const auto reached = [this](int server) {
            return std::ranges::any_of(m_plan.steps, [server](const Step &step) { return step.server == server; });
        };
        while (m_plan.servers > 1 && !reached(m_plan.servers - 1)) {
            Plan smaller = m_plan;
            --smaller.servers;
            if (!keepsFailing(smaller))
                break;
        }
    }

    Plan m_plan;
    QByteArray m_kind;
    const Runner &m_run;
    int m_tries = 3000;
};

} // namespace

Plan shrink(const Plan &plan, const Outcome &outcome, const Runner &run)
{
    return Shrinker(plan, outcome, run).shrink();
}

} // namespace haex::sim
