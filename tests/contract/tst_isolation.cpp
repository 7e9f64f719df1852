// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/pairingmessages.h"
#include "core/protocol/removalmessages.h"
#include "tests/contract/bothstores.h"
#include "tests/core/server/apifixture.h"

#include <QTest>

#include <array>

using namespace haex;

/// R20: three people with three vaults each, every route that the server has, every verb. What is
/// another account's answers byte for byte as what is not there, and nothing of it changes.
class TestIsolation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEveryStore(); }
    void init();
    void cleanup() { m_server.reset(); }
    void cleanupTestCase() { PostgresCluster::stopShared(); }

    void everyRoute_isAboutSomethingThatIsKnownHere();
    void foreignNames_answerAsNamesOfNothing_onEveryRouteByEveryVerb();
    void foreignMailbox_closesAsOneThatIsNotThere_andStays();
    void withoutAToken_everyNameAnswersAlike();
    void ownAnswers_holdNothingOfOthers();
    void foreignVaultId_isFree();

private:
    static constexpr int People = 3;
    static constexpr int VaultsEach = 3;
    /// What a request can name that belongs to somebody.
    enum class Names { Nothing, Vault, Device, Mailbox };
    struct Person
    {
        ApiDevice device;
        QByteArrayList vaults;
        QByteArray mailbox;
    };
    struct Asked
    {
        QByteArray method;
        QByteArray target;
        QByteArray body;
    };

    [[nodiscard]] static Names namesOf(Endpoint endpoint);
    /// What a client would send about that vault, in every form that it has.
    [[nodiscard]] QByteArrayList bodiesAbout(Endpoint endpoint, const ApiDevice &device, const QByteArray &vault) const;
    [[nodiscard]] std::vector<Asked> requestsAbout(Names kind, const ApiDevice &device, const QByteArray &name) const;
    [[nodiscard]] HttpResponse ask(const Asked &asked, const QByteArray &token)
    {
        return m_server->request(asked.method, asked.target, asked.body, token);
    }
    void compare(Names kind, const Person &caller, const QByteArray &foreign, const QByteArray &nothing,
                 const QByteArray &token);
    [[nodiscard]] QByteArrayList everythingOf(const Person &person);

    std::unique_ptr<ApiFixture> m_server;
    std::vector<Person> m_people;
    const QByteArray m_noVault = ApiFixture::vaultIdOf(999);
    const QByteArray m_noDevice = ApiFixture::deviceIdOf(999);
    const QByteArray m_noMailbox = QByteArray(32, 'e');
};

/// No default: a route that is new has to be put into one of the groups, or this does not compile
/// without a warning.
TestIsolation::Names TestIsolation::namesOf(Endpoint endpoint)
{
    switch (endpoint) {
    case Endpoint::VaultKey:
    case Endpoint::PatchVaultKey:
    case Endpoint::PlanVaultRemoval:
    case Endpoint::KeepVault:
    case Endpoint::Push:
    case Endpoint::Pull:
    case Endpoint::VaultDevices:
        return Names::Vault;
    case Endpoint::RenameDevice:
    case Endpoint::RemoveDevice:
        return Names::Device;
    case Endpoint::ReadPairing:
    case Endpoint::PostPairing:
    case Endpoint::ClosePairing:
        return Names::Mailbox;
    // About the caller, whoever it is, or about nobody.
    case Endpoint::Info:
    case Endpoint::Health:
    case Endpoint::Readiness:
    case Endpoint::Register:
    case Endpoint::Login:
    case Endpoint::Refresh:
    case Endpoint::Redeem:
    case Endpoint::Logout:
    case Endpoint::ChangePassword:
    case Endpoint::Grant:
    case Endpoint::Removals:
    case Endpoint::PlanAccountRemoval:
    case Endpoint::KeepAccount:
    case Endpoint::Devices:
    case Endpoint::Vaults:
    case Endpoint::CreateVault:
    case Endpoint::OpenPairing:
        return Names::Nothing;
    }
    qFatal("a route that this test does not know");
}

void TestIsolation::init()
{
    m_server = std::make_unique<ApiFixture>(ApiFixture::cheapOptions(), currentStore());
    m_people.clear();
    for (int number = 1; number <= People; ++number) {
        Person person;
        person.device = m_server->registerDevice("person" + QByteArray::number(number) + "@example.org",
                                                 ApiFixture::deviceIdOf(number));
        for (int i = 1; i <= VaultsEach; ++i) {
            const QByteArray vault = ApiFixture::vaultIdOf(10 * number + i);
            m_server->createVault(person.device, vault);
            (void)m_server->pushOk(person.device, vault, {m_server->cell(person.device, "n1", "title", 0)});
            person.vaults += vault;
        }
        // One of them is planned to go: that is nobody else's to know or to change either.
        const auto planned = m_server->request(
            "POST", "/sync/removal/" + person.vaults.last(),
            encodeRemovalRequest({SecretBytes::copyOf(ApiFixture::password())}), person.device.accessToken);
        QCOMPARE(planned.status, 200);
        person.mailbox = QByteArray(32, static_cast<char>('0' + number));
        const auto opened = m_server->request("POST", "/pairing", encodePairingOpening({person.mailbox, "sealed"}),
                                              person.device.accessToken);
        QCOMPARE(opened.status, 201);
        m_people.push_back(person);
    }
}

QByteArrayList TestIsolation::bodiesAbout(Endpoint endpoint, const ApiDevice &device, const QByteArray &vault) const
{
    switch (endpoint) {
    case Endpoint::Push: {
        const Change cell = m_server->cell(device, "x", "title", 9);
        const PushPart first{QByteArray(32, '0'), 0, false};
        const PushPart last{QByteArray(32, '0'), 1, true};
        return {encodePushRequest({vault, 0, {}, {cell}}), encodePushRequest({vault, 0, "epoch", {}}),
                encodePushRequest({vault, 1000, {}, {cell}}), encodePushRequest({vault, 0, {}, {cell}, first}),
                encodePushRequest({vault, 0, {}, {cell}, last})};
    }
    case Endpoint::Pull:
        return {encodePullRequest({vault, 0, 10, {}}), encodePullRequest({vault, 1000, 10, {}}),
                encodePullRequest({vault, 1, 10, "epoch", 1})};
    case Endpoint::PatchVaultKey: {
        VaultKeyPatch patch;
        patch.name = EncryptedVaultName{"bmV3", "bm9uY2Uy"};
        return {encodeVaultKeyPatch(patch)};
    }
    case Endpoint::PlanVaultRemoval:
        return {encodeRemovalRequest({SecretBytes::copyOf(ApiFixture::password())}),
                encodeRemovalRequest({SecretBytes::copyOf("wrong horse")})};
    case Endpoint::RenameDevice:
        return {encodeDeviceName("mine now")};
    default:
        return {{}};
    }
}

/// Every route that names such a thing, as it is meant, and its path by every verb.
std::vector<TestIsolation::Asked> TestIsolation::requestsAbout(Names kind, const ApiDevice &device,
                                                               const QByteArray &name) const
{
    static constexpr std::array Verbs{"GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS"};
    std::vector<Asked> all;
    for (const ApiRoute &route : apiRoutes()) {
        if (namesOf(route.endpoint) != kind)
            continue;
        const bool isInPath = route.argument != RouteArgument::None;
        const QByteArray target = route.path.toByteArray() + (isInPath ? name : QByteArray());
        for (const QByteArray &body : bodiesAbout(route.endpoint, device, name)) {
            all.push_back({route.method.toByteArray(), target, body});
            for (const char *verb : Verbs) {
                // Whatever else the path takes has a body of its own in this loop.
                const RouteMatch match = findRoute(verb, target);
                if (!match.route)
                    all.push_back({verb, target, body});
            }
        }
    }
    return all;
}

void TestIsolation::compare(Names kind, const Person &caller, const QByteArray &foreign, const QByteArray &nothing,
                            const QByteArray &token)
{
    const auto ofForeign = requestsAbout(kind, caller.device, foreign);
    const auto ofNothing = requestsAbout(kind, caller.device, nothing);
    QCOMPARE(ofForeign.size(), ofNothing.size());
    for (size_t i = 0; i < ofForeign.size(); ++i) {
        const HttpResponse met = ask(ofForeign[i], token);
        const HttpResponse missed = ask(ofNothing[i], token);
        const QByteArray what = ofForeign[i].method + ' ' + ofForeign[i].target + ' ' + met.body;
        const bool isRoute = findRoute(ofForeign[i].method, ofForeign[i].target).route != nullptr;
        QVERIFY2(met.status == (isRoute ? (token.isEmpty() ? 401 : 404) : 405), what.constData());
        QVERIFY2(met.status == missed.status && met.body == missed.body && met.headers == missed.headers,
                 what.constData());
    }
}

/// All that its owner can see, but for when a device was last seen.
QByteArrayList TestIsolation::everythingOf(const Person &person)
{
    const QByteArray token = person.device.accessToken;
    QByteArrayList all;
    for (const QByteArray target : {"/sync/vaults", "/devices", "/account/removal"})
        all += m_server->request("GET", target, {}, token).body;
    for (const QByteArray &vault : person.vaults) {
        all += m_server->request("GET", "/sync/vault-key/" + vault, {}, token).body;
        all += m_server->request("POST", "/sync/pull", encodePullRequest({vault, 0, 10, {}}), token).body;
        all += m_server->request("GET", "/sync/devices/" + vault, {}, token).body;
    }
    return all;
}

void TestIsolation::everyRoute_isAboutSomethingThatIsKnownHere()
{
    for (const ApiRoute &route : apiRoutes()) {
        const Names kind = namesOf(route.endpoint);
        const bool isInPath = route.argument != RouteArgument::None;
        const bool agrees = !isInPath || (kind == Names::Vault) == (route.argument == RouteArgument::VaultId);
        QVERIFY2(agrees && (!isInPath || kind != Names::Nothing), route.path.constData());
    }
}

void TestIsolation::foreignNames_answerAsNamesOfNothing_onEveryRouteByEveryVerb()
{
    std::vector<QByteArrayList> before;
    for (const Person &person : m_people)
        before.push_back(everythingOf(person));
    for (const Person &caller : m_people) {
        for (const Person &owner : m_people) {
            if (&caller == &owner)
                continue;
            for (const QByteArray &vault : owner.vaults)
                compare(Names::Vault, caller, vault, m_noVault, caller.device.accessToken);
            compare(Names::Device, caller, owner.device.deviceId, m_noDevice, caller.device.accessToken);
        }
    }
    for (size_t i = 0; i < m_people.size(); ++i)
        QCOMPARE(everythingOf(m_people[i]), before[i]);
}

/// Reading and writing are open to whoever was told its id.
void TestIsolation::foreignMailbox_closesAsOneThatIsNotThere_andStays()
{
    for (const Person &caller : m_people) {
        for (const Person &owner : m_people) {
            if (&caller == &owner)
                continue;
            const QByteArray token = caller.device.accessToken;
            const auto met = m_server->request("DELETE", "/pairing/" + owner.mailbox, {}, token);
            const auto missed = m_server->request("DELETE", "/pairing/" + m_noMailbox, {}, token);
            QCOMPARE(met.status, missed.status);
            QCOMPARE(met.body, missed.body);
        }
    }
    for (const Person &owner : m_people)
        QCOMPARE(m_server->request("GET", "/pairing/" + owner.mailbox).status, 200);
}

void TestIsolation::withoutAToken_everyNameAnswersAlike()
{
    for (const Person &owner : m_people) {
        for (const QByteArray &vault : owner.vaults)
            compare(Names::Vault, owner, vault, m_noVault, {});
        compare(Names::Device, owner, owner.device.deviceId, m_noDevice, {});
    }
    // And what takes no name asks for the token first.
    for (const ApiRoute &route : apiRoutes()) {
        if (!route.isPublic && route.argument == RouteArgument::None)
            QCOMPARE(m_server->request(route.method.toByteArray(), route.path.toByteArray()).status, 401);
    }
}

void TestIsolation::ownAnswers_holdNothingOfOthers()
{
    for (const Person &caller : m_people) {
        QByteArrayList answers = everythingOf(caller);
        for (const ApiRoute &route : apiRoutes()) {
            if (route.method == "GET" && route.argument == RouteArgument::None)
                answers += m_server->request("GET", route.path.toByteArray(), {}, caller.device.accessToken).body;
        }
        const QByteArray all = answers.join('\n');
        for (const Person &other : m_people) {
            const bool isOwn = &other == &caller;
            QCOMPARE(all.contains(other.device.deviceId), isOwn);
            for (const QByteArray &vault : other.vaults)
                QCOMPARE(all.contains(vault), isOwn);
            QVERIFY(!all.contains(other.device.email) && !all.contains(other.device.accessToken));
        }
    }
}

/// An id that another account uses is as good as a new one.
void TestIsolation::foreignVaultId_isFree()
{
    const QByteArray foreign = m_people[1].vaults.first();
    const QByteArrayList before = everythingOf(m_people[1]);
    const auto make = [&](const QByteArray &vault) {
        HttpResponse made
            = m_server->request("POST", "/sync/vault-key", encodeVaultKeyRecord(ApiFixture::vaultKey(vault)),
                                m_people[0].device.accessToken);
        made.body.replace(vault, "id");
        return made;
    };
    const HttpResponse ofForeign = make(foreign);
    const HttpResponse ofNew = make(m_noVault);
    QCOMPARE(ofForeign.status, 201);
    QCOMPARE(ofForeign.body, ofNew.body);
    QVERIFY(m_server->pullOk(m_people[0].device, foreign).changes.empty());
    QCOMPARE(everythingOf(m_people[1]), before);
}

QTEST_GUILESS_MAIN(TestIsolation)
#include "tst_isolation.moc"
