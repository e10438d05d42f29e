// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/context/filter_hits.h"

#include <QString>

namespace playhead {

/// A text that is looked for anywhere in the events of the session shown, case ignored. What is
/// found is marked and stepped to; unlike a filter, it changes no view. Stays from session to
/// session. Lives on the GUI thread.
class Find : public QObject
{
    Q_OBJECT

public:
    /// Owned by the context, which outlives it.
    explicit Find(SessionContext& context);
    ~Find() override;

    [[nodiscard]] const QString& text() const { return m_text; }
    /// The filter that holds for what is found; empty where nothing is looked for.
    [[nodiscard]] const Filter& filter() const { return m_hits.filter(); }
    [[nodiscard]] bool isActive() const { return !filter().is_empty(); }

    /// Null where nothing is looked for or no session shown; else of the size of its trace.
    [[nodiscard]] const std::shared_ptr<const Bits>& found() const { return m_hits.hits(); }
    [[nodiscard]] bool isFound(EventIndex event) const;
    [[nodiscard]] std::uint32_t count() const { return m_hits.count(); }
    /// 1 for the first found in the order of the tree; 0 for what is not found.
    [[nodiscard]] std::uint32_t placeOf(EventIndex event) const;
    /// Round the end; none where nothing is found. From none: the first, or the last.
    [[nodiscard]] EventIndex after(EventIndex event, bool forward) const;
    [[nodiscard]] bool isRunning() const { return m_hits.isRunning(); }
    [[nodiscard]] double progress() const { return m_hits.progress(); }

public Q_SLOTS:
    /// Empty, or longer than a filter may be: nothing is looked for.
    void setText(const QString& text);

Q_SIGNALS:
    void foundChanged();
    /// isRunning(), progress(). Comes after foundChanged() where both do.
    void progressChanged();

private:
    void order();

    SessionContext& m_context;
    QString m_text;
    FilterHits m_hits;
    Bits m_byPosition; ///< what is found, in the order of the tree
};

} // namespace playhead
