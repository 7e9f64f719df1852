// SPDX-License-Identifier: GPL-3.0-or-later
// Plays scenarios: one step per line as a JSON object on standard input, one answer per line on
// standard output,
// {"ok":true} or {"ok":false,"error":"…"}. The first step is `reset`.

#include "tests/scenario/steps.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/testvault.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <iostream>
#include <string>

using namespace haex;

namespace {

Result<> carryOutLine(std::unique_ptr<World> &world, const QByteArray &line)
{
    HAEX_ASSIGN(step, Json::parse(line));
    if (step.at("do").text() == "reset") {
        world = std::make_unique<World>(static_cast<quint64>(step.at("seed").integer(0)));
        return {};
    }
    if (!world)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the first step is reset"));
    return carryOut(*world, step);
}

QByteArray answerTo(const Result<> &result)
{
    if (result)
        return R"({"ok":true})";
    return R"({"ok":false,"error":)" + quotedJson(result.error().toString().toUtf8()) + '}';
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    // Faults are the point here; QT_LOGGING_RULES shows what the product says about them.
    QLoggingCategory::setFilterRules(QStringLiteral("haex.*=false"));
    startCryptoForTests();
    std::unique_ptr<World> world;
    std::string line;
    while (std::getline(std::cin, line)) {
        const QByteArray answer
            = answerTo(carryOutLine(world, QByteArray::fromStdString(line))) + '\n';
        std::fputs(answer.constData(), stdout);
        std::fflush(stdout);
    }
    world.reset();
    PostgresCluster::stopShared();
    return 0;
}
