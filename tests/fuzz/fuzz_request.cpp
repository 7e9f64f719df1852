// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of requests, as the server meets them: push, pull and a new vault of a device that is
// logged in.
#include "core/protocol/realtimemessages.h"
#include "tests/core/server/apifixture.h"
#include "tests/fuzz/fuzztarget.h"

namespace haex {
namespace {

/// A server on which one device has a vault with some cells.
struct Served
{
    Served()
        : device(fixture.registerDevice("a@example.org", ApiFixture::deviceIdOf(1)))
    {
        fixture.createVault(device, vaultId);
        sequence = fixture
                       .pushOk(device, vaultId,
                               {fixture.cell(device, "n1", "title", 1),
                                fixture.cell(device, "n1", "*", 1)})
                       .sequence;
    }
    ApiFixture fixture;
    QByteArray vaultId = ApiFixture::vaultIdOf(1);
    ApiDevice device;
    qint64 sequence = 0;
};

/// All that is there, in the order of the sequence, in pages of two.
qint64 newestSequence(Served &served)
{
    qint64 cursor = 0;
    for (bool more = true; more;) {
        const PullResponse page = served.fixture.pullOk(served.device, served.vaultId, cursor, 2);
        for (const Change &change : page.changes) {
            must(change.updatedAt > cursor, "the sequence increases");
            must(checkChange(change).has_value(), "what was stored is well formed");
            cursor = change.updatedAt;
        }
        must(page.afterUpdatedAt == cursor, "the cursor is that of the last cell");
        must(!page.hasMore || !page.changes.empty(), "more comes with a cell");
        more = page.hasMore;
    }
    return cursor;
}

HttpResponse answerTo(Served &served, const char *target, const QByteArray &body)
{
    const HttpResponse response
        = served.fixture.request("POST", target, body, served.device.accessToken);
    must(response.status < 500 || response.status == 507, "a body is no failure of the server");
    must(response.status < 300 || parseErrorBody(response.body).has_value(),
         "a refusal has a code");
    return response;
}

} // namespace

void fuzzOne(QByteArrayView data)
{
    std::optional<Served> &served = kept<Served>();
    if (!served)
        served.emplace();
    const QByteArray body = data.toByteArray();
    (void)answerTo(*served, "/sync/pull", body);
    const bool createdVault = answerTo(*served, "/sync/vault-key", body).status < 300;
    const HttpResponse pushed = answerTo(*served, "/sync/push", body);
    bool changed = createdVault;
    if (pushed.status == 200) {
        const auto answer = parsePushResponse(pushed.body);
        must(answer.has_value(), "an answer to a push can be read");
        must(newestSequence(*served) == answer->sequence, "all of a push can be pulled");
        must(answerTo(*served, "/sync/push", body).status == 200, "a push can be repeated");
        must(newestSequence(*served) == answer->sequence, "a repetition changes nothing");
        changed = changed || answer->sequence != served->sequence;
    }
    (void)parseRealtimeRequest(data);
    (void)parseRealtimeEvent(data);
    if (changed)
        served.reset();
}

} // namespace haex
