// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/testkit/patient_test.h"
#include "ui/context/session_context.h"
#include "ui/context/session_store.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QString>

#include <cstdint>

namespace playhead {

/// Opens a file and waits until it has been read. Fails the test where that takes too long.
inline void openAndWait(SessionStore& store, const QString& path)
{
    QSignalSpy idle(&store, &SessionStore::idle);
    store.open(path);
    QVERIFY(idle.wait(testkit::patienceMs));
}

/// A store with its context and model, under the eyes of Qt's model tester.
struct StoreWindow {
    SessionContext context;
    SessionStore store{context};
    QAbstractItemModelTester tester{&store.model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};

    void openAndWait(const QString& path) { playhead::openAndWait(store, path); }
    /// Of the session shown; 0 where there is none.
    [[nodiscard]] std::uint32_t events() const
    {
        return context.trace() ? context.trace()->event_count() : 0;
    }
    [[nodiscard]] QString rowText(int row, int role = Qt::DisplayRole) const
    {
        return store.model().index(row).data(role).toString();
    }
    [[nodiscard]] QString detail(int row = 0) const
    {
        return rowText(row, SessionListModel::DetailRole);
    }
    [[nodiscard]] QString accessibleText(int row = 0) const
    {
        return rowText(row, Qt::AccessibleTextRole);
    }
};

} // namespace playhead
