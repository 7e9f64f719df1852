// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;

namespace haex {

class TextLabel;

/// Where an item would be while none is chosen: what most people do first with a new vault. Each step
/// is there until it was taken.
class FirstSteps final : public QWidget
{
    Q_OBJECT
public:
    explicit FirstSteps(QWidget *parent = nullptr);

    /// Nothing is in the vault yet, so that most people have something to bring over.
    void setEmpty(bool isEmpty);
    /// It is on no other device.
    void setAlone(bool isAlone);
    /// A forgotten password would close it for good.
    void setUnrecoverable(bool isUnrecoverable);

Q_SIGNALS:
    void importRequested();
    void deviceRequested();
    void recoveryRequested();

private:
    void refresh();

    TextLabel *m_title;
    TextLabel *m_text;
    QAbstractButton *m_import;
    QAbstractButton *m_device;
    QAbstractButton *m_recovery;
    bool m_isEmpty = false;
};

} // namespace haex
