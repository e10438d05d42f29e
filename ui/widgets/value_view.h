// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/json_index.h"
#include "core/model/payload.h"
#include "ui/bridge/latest_job.h"

#include <QWidget>

#include <memory>
#include <vector>

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace playhead {

class JsonView;
class LinkButton;
class PlainLabel;
class TextPane;

/// A recorded value: JSON as a tree with a switch to its text, text as text. Large values are
/// worked up off the GUI thread.
class ValueView : public QWidget
{
    Q_OBJECT

public:
    /// `name` says what the value is, for screen readers.
    explicit ValueView(const QString& name, QWidget* parent = nullptr);

    /// `owner` keeps the bytes alive that the payload borrows.
    void setValue(const Payload& value, std::shared_ptr<const void> owner);
    /// The same of which only a part was there before, its beginning perhaps: that stays until all
    /// is ready, and the person where they are in it.
    void growValue(const Payload& value, std::shared_ptr<const void> owner);
    void clear();
    [[nodiscard]] bool isBusy() const { return m_job.isRunning(); }

private:
    /// A value made ready to be shown, and what its bytes live in.
    struct Shown {
        std::shared_ptr<const json::Index> tree; ///< null for what is no container
        QString text;                            ///< of what is no container
        bool holdsJson = false;                  ///< the text is JSON itself
        std::size_t bytes = 0;
        std::shared_ptr<const void> owner;
    };

    enum class Place { Start, Kept };

    void take(const Payload& value, std::shared_ptr<const void> owner, Place place);
    [[nodiscard]] static Shown prepare(std::string_view json, std::shared_ptr<const void> owner,
                                       const Job& job);
    QWidget* makeToolBar();
    void display(Shown shown);
    void displayMore(Shown shown);
    void showNested(std::string text);
    void letGoOfOuter();
    void goUp();
    void setTextMode(bool textMode);
    void updateToolBar();
    void updateReader();
    void copyAll() const;

    PlainLabel* m_summary = nullptr;
    LinkButton* m_up = nullptr;
    LinkButton* m_mode = nullptr;
    QToolButton* m_levels = nullptr;
    QToolButton* m_copy = nullptr;
    QStackedWidget* m_stack = nullptr;
    QSplitter* m_treePage = nullptr;
    JsonView* m_tree = nullptr;
    TextPane* m_reader = nullptr; ///< the whole text of the tree's current node
    TextPane* m_text = nullptr;
    Shown m_shown;
    std::vector<Shown> m_outer; ///< what the shown value was opened from, outermost first
    bool m_isTextMode = false;
    LatestJob m_job;
};

} // namespace playhead
