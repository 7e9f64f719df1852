// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/associateddata.h"

#include <QTest>

using namespace haex;

class TestAssociatedData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parts_standBehindTheirLengths()
    {
        AssociatedData data;
        data.add(QByteArrayView("HXE1")).add(QByteArrayView()).add(0x01020304u);
        QCOMPARE(bytesOfData(data).toHex(),
                 QByteArray("00000004485845310000000000000004"
                            "01020304"));
    }

    void parts_neverSpellWhatOtherPartsSpell()
    {
        AssociatedData first;
        AssociatedData second;
        AssociatedData third;
        first.add(QByteArrayView("ab")).add(QByteArrayView("c"));
        second.add(QByteArrayView("a")).add(QByteArrayView("bc"));
        third.add(QByteArrayView("abc"));
        QVERIFY(bytesOfData(first) != bytesOfData(second));
        QVERIFY(bytesOfData(first) != bytesOfData(third));
    }

    void truncate_goesBackToASharedBeginning()
    {
        AssociatedData data;
        data.add(QByteArrayView("shared"));
        const QByteArray before = bytesOfData(data);
        const qsizetype size = data.size();
        data.add(QByteArrayView("own")).truncate(size);
        QCOMPARE(bytesOfData(data), before);
    }

private:
    static QByteArray bytesOfData(const AssociatedData &data)
    {
        return QByteArrayView(data.bytes()).toByteArray();
    }
};

QTEST_GUILESS_MAIN(TestAssociatedData)

#include "tst_associateddata.moc"
