// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QMainWindow;

namespace playhead {

class LinkButton;
class PlainLabel;
class SessionContext;

/// One line that leads whoever is new through the first minutes: what to do now, and no more. It
/// goes on when the person did it. It is gone for ever after the last of them, or after one click.
class FirstSteps : public QWidget
{
    Q_OBJECT

public:
    FirstSteps(SessionContext& context, const QMainWindow& window, QWidget* parent = nullptr);

    /// Whether the person who runs the program has not seen them through, nor sent them away.
    [[nodiscard]] static bool areWanted();

    /// From the first again, also where they were sent away.
    void begin();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void demoWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Step { Open, Look, Play, Further };
    void goOn();
    void show(Step step);
    void press();
    void finish();

    SessionContext& m_context;
    const QMainWindow& m_window;
    Step m_step = Step::Open;
    PlainLabel* m_label;
    LinkButton* m_button;
};

} // namespace playhead
