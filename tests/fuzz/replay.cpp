// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzzer without libFuzzer, as an ordinary test: all files of a corpus, then so many inputs
// that are made of them.
//
//   fuzz_<name> CORPUS [--runs N] [--seed S]
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/splitmix.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <algorithm>
#include <csignal>

using namespace haex;

namespace {

QByteArray current;

/// What was being tried when the program ended, to be put into a file of the corpus.
void tellInput(int signal)
{
    std::fprintf(stderr, "input (base64): %s\n", current.toBase64().constData());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const QByteArray &input)
{
    current = input;
    fuzzOne(input);
}

QList<QByteArray> readCorpus(const QString &folder)
{
    QList<QByteArray> inputs;
    const QDir directory(folder);
    for (const QString &name : directory.entryList(QDir::Files, QDir::Name)) {
        QFile file(directory.filePath(name));
        must(file.open(QIODevice::ReadOnly), "the corpus can be read");
        inputs += file.readAll();
    }
    return inputs;
}

/// One of the corpus with a few bytes changed, removed, doubled or taken from another one.
QByteArray madeOf(const QList<QByteArray> &corpus, quint64 &dice)
{
    const auto below = [&](qsizetype bound) {
        return static_cast<qsizetype>(splitMix64(dice)
                                      % static_cast<quint64>(std::max<qsizetype>(bound, 1)));
    };
    QByteArray input = corpus.at(below(corpus.size()));
    for (qsizetype edits = 1 + below(4); edits > 0; --edits) {
        const qsizetype at = below(input.size());
        const QByteArray &other = corpus.at(below(corpus.size()));
        switch (below(6)) {
        case 0:
            input.insert(at, static_cast<char>(below(256)));
            break;
        case 1:
            input.remove(at, 1 + below(8));
            break;
        case 2:
            input.truncate(at);
            break;
        case 3:
            input.insert(at, other.mid(below(other.size()), below(64)));
            break;
        default:
            if (!input.isEmpty())
                input[at] = static_cast<char>(below(2) == 0 ? below(256)
                                                            : input.at(at) ^ (1 << below(8)));
            break;
        }
    }
    return input;
}

qint64 option(const QStringList &arguments, const QString &name, qint64 otherwise)
{
    const qsizetype at = arguments.indexOf(name);
    return at < 0 ? otherwise : arguments.value(at + 1).toLongLong();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("haex.*=false"));
    const QStringList arguments = QCoreApplication::arguments();
    const qint64 runs = option(arguments, QStringLiteral("--runs"), 0);
    const qint64 seed = option(arguments, QStringLiteral("--seed"), 1);
    const QList<QByteArray> corpus = readCorpus(arguments.value(1));
    must(!corpus.isEmpty(), "there is a corpus");
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS})
        std::signal(signal, tellInput);
    for (const QByteArray &input : corpus)
        run(input);
    auto dice = static_cast<quint64>(seed);
    for (qint64 i = 0; i < runs; ++i)
        run(madeOf(corpus, dice));
    std::printf("%lld inputs of the corpus, %lld made of them with seed %lld\n",
                static_cast<long long>(corpus.size()), static_cast<long long>(runs),
                static_cast<long long>(seed));
    return 0;
}
