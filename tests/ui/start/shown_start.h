// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/testkit/patient_test.h"
#include "tests/ui/start/start_fixture.h"
#include "ui/context/library_store.h"
#include "ui/context/secret_mask.h"
#include "ui/models/session_list_model.h"
#include "ui/start/empty_state.h"
#include "ui/start/found_sessions_model.h"
#include "ui/start/session_keeper.h"
#include "ui/start/session_search.h"
#include "ui/start/start_view.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace playhead::testkit {

/// The view on a screen, over a home.
struct ShownStart {
    ShownStart(const MadeHome& home, const OwnSettings& settings)
        : search(surroundingsOf(home),
                 settings.path(QStringLiteral("cache/found.jsonl")).toStdString())
    {
        search.setPause(std::chrono::milliseconds(40));
        view.resize(1100, 600);
        view.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&view));
    }

    [[nodiscard]] QLineEdit& line() { return *view.findChild<QLineEdit*>(); }
    [[nodiscard]] QCheckBox& theSwitch() { return *view.findChild<QCheckBox*>(); }
    [[nodiscard]] FoundSessionsView& list() { return view.list(); }
    [[nodiscard]] int rows() { return list().model()->rowCount(); }
    [[nodiscard]] QString title(int row)
    {
        return list().model()->index(row, FoundSessionsModel::Title).data().toString();
    }
    [[nodiscard]] bool isListSeen() { return list().isVisible(); }
    /// All that is written in the view, but for the list.
    [[nodiscard]] QString texts() const
    {
        QStringList texts;
        for (const auto* label : view.findChildren<PlainLabel*>()) {
            if (label->isVisible())
                texts += label->fullText();
        }
        return texts.join(QLatin1Char('|'));
    }
    [[nodiscard]] QPushButton* emptyButton()
    {
        return view.findChild<EmptyState*>()->findChild<QPushButton*>();
    }
    [[nodiscard]] QRect rect(int row)
    {
        return list().visualRect(list().model()->index(row, FoundSessionsModel::Title));
    }
    void click(int row, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, keys, rect(row).center());
    }

    SecretMask mask;
    SessionListModel sessions{mask};
    LibraryStore library{sessions};
    SessionSearch search;
    SessionKeeper keeper{search, library};
    StartView view{search, keeper};
    QSignalSpy searched{&search, &SessionSearch::searched};
    QSignalSpy opened{&view.list(), &FoundSessionsView::openRequested};
};

inline MadeSession named(const QByteArray& prompt, const QByteArray& id, qint64 minutesEarlier = 0)
{
    MadeSession session;
    session.prompt = prompt;
    session.id = "0f6f2a41-0000-4000-8000-0000000000" + id;
    session.started -= minutesEarlier * 60;
    return session;
}

/// Three sessions: "wheel" of Codex, "grain" of Claude Code, "water" of Gemini, the latest first.
inline void addThree(const MadeHome& home)
{
    static_cast<void>(home.addCodex(named("wheel", "01")));
    static_cast<void>(home.addClaude(named("grain", "02", 30)));
    static_cast<void>(home.addGemini(named("water", "03", 60)));
}

} // namespace playhead::testkit
