// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/crypto/cellenvelope.h"
#include "core/crypto/cryptobackend.h"
#include "core/crypto/paddedplaintext.h"

#include <QTest>

#include <rapidcheck.h>

#include <array>
#include <bit>

using namespace haex;

namespace {

rc::Gen<QByteArray> anyBytes()
{
    return rc::gen::map(rc::gen::arbitrary<std::string>(),
                        [](const std::string &bytes) { return QByteArray::fromStdString(bytes); });
}

rc::Gen<CellValue> anyValue()
{
    return rc::gen::oneOf(
        rc::gen::just(CellValue::null()),
        rc::gen::map(rc::gen::arbitrary<qint64>(), &CellValue::integer),
        // From the bits, for NaNs, denormals and both zeros.
        rc::gen::map(rc::gen::arbitrary<quint64>(),
                     [](quint64 bits) { return CellValue::real(std::bit_cast<double>(bits)); }),
        rc::gen::map(anyBytes(), &CellValue::text), rc::gen::map(anyBytes(), &CellValue::blob),
        rc::gen::map(anyBytes(), &CellValue::rowMarker),
        rc::gen::map(anyBytes(), &CellValue::tombstone),
        rc::gen::map(rc::gen::inRange<qsizetype>(0, 5000),
                     [](qsizetype length) { return CellValue::blob(QByteArray(length, 'x')); }));
}

using Fields = std::array<QByteArray, 6>;

CellAddress addressOf(const Fields &fields)
{
    return {fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]};
}

Fields anyFields()
{
    Fields fields;
    for (QByteArray &field : fields)
        field = *anyBytes();
    return fields;
}

} // namespace

/// The envelope for any value at any address. rapidcheck prints its seed.
class TestEnvelopeProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=1000");
        QVERIFY(initializeCrypto());
        m_ring.addRandom();
    }

    void open_givesBackAnyValueAtAnyAddress()
    {
        QVERIFY(rc::check("open(seal(value)) = value", [this] {
            const CellAddress address = addressOf(anyFields());
            const CellValue value = *anyValue();
            const auto sealed = m_sealer.seal(address, value);
            RC_ASSERT(sealed.has_value());
            RC_ASSERT(CellSealer::checkForm(*sealed).has_value());
            const auto opened = m_sealer.open(address, *sealed);
            RC_ASSERT(opened.has_value());
            RC_ASSERT(*opened == value);
        }));
    }

    void open_refusesAnyChangeOfOneField()
    {
        QVERIFY(rc::check("one field of the address changed", [this] {
            Fields fields = anyFields();
            const auto sealed = m_sealer.seal(addressOf(fields), *anyValue());
            QByteArray &field = fields[*rc::gen::inRange<size_t>(0, 6)];
            const QByteArray other = *anyBytes();
            RC_PRE(other != field);
            field = other;
            const auto opened = m_sealer.open(addressOf(fields), *sealed);
            RC_ASSERT(!opened.has_value());
            RC_ASSERT(opened.error().code == ErrorCode::AuthenticationFailed);
        }));
    }

    void open_refusesFieldsThatOnlyMovedTheirBorders()
    {
        QVERIFY(rc::check("same bytes, other borders", [this] {
            Fields fields = anyFields();
            const auto sealed = m_sealer.seal(addressOf(fields), *anyValue());
            const size_t at = *rc::gen::inRange<size_t>(0, 5);
            const QByteArray both = fields[at] + fields[at + 1];
            const auto border = *rc::gen::inRange<qsizetype>(0, both.size() + 1);
            RC_PRE(border != fields[at].size());
            fields[at] = both.first(border);
            fields[at + 1] = both.sliced(border);
            RC_ASSERT(!m_sealer.open(addressOf(fields), *sealed).has_value());
        }));
    }

    void open_refusesAnyOtherBytes()
    {
        QVERIFY(rc::check("one byte of the envelope or its nonce changed", [this] {
            const CellAddress address = addressOf(anyFields());
            const auto sealed = m_sealer.seal(address, *anyValue());
            SealedCell changed = *sealed;
            QByteArray &text = *rc::gen::arbitrary<bool>() ? changed.encryptedValue : changed.nonce;
            text[*rc::gen::inRange<qsizetype>(0, text.size())] = *rc::gen::arbitrary<char>();
            RC_PRE(!(changed == *sealed));
            RC_ASSERT(!m_sealer.open(address, changed).has_value());
        }));
        QVERIFY(rc::check("any bytes at all", [this] {
            const QByteArray raw = QByteArray("\1\0\0\0\1", 5) + *anyBytes() + QByteArray(48, 'x');
            RC_ASSERT(!m_sealer.open({}, {raw.toBase64(), QByteArray(12, 'n').toBase64()}));
            RC_ASSERT(!m_sealer.open({}, {*anyBytes(), *anyBytes()}));
            (void)CellSealer::keyVersionOf(*anyBytes());
            (void)CellSealer::checkForm({*anyBytes(), *anyBytes()});
        }));
    }

    void plaintext_isReadInOneWayOnly()
    {
        QVERIFY(rc::check("what read() accepts, write() makes", [] {
            std::vector<unsigned char> bytes;
            PaddedPlaintext::write(*anyValue(), bytes);
            const auto changes = *rc::gen::inRange(0, 3);
            for (int i = 0; i < changes; ++i)
                bytes[*rc::gen::inRange<size_t>(0, bytes.size())]
                    = *rc::gen::arbitrary<unsigned char>();
            const auto value = PaddedPlaintext::read(bytes);
            RC_CLASSIFY(value.has_value(), "read");
            if (!value)
                return;
            std::vector<unsigned char> again;
            PaddedPlaintext::write(*value, again);
            RC_ASSERT(again == bytes);
        }));
    }

private:
    SystemRandom m_random;
    NoncePool m_nonces{m_random};
    VaultKeyring m_ring{"3f2504e0-4f89-41d3-9a0c-0305e82c3301"};
    CellSealer m_sealer{m_ring, m_nonces};
};

QTEST_GUILESS_MAIN(TestEnvelopeProperties)

#include "tst_envelope.moc"
