// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/panel.h"

namespace playhead {

class ValueView;

/// A panel that shows one recorded value of the event: params, returns.
class ValuePage : public Panel
{
    Q_OBJECT

public:
    /// Which value of the event.
    using Field = Payload Event::*;

    ValuePage(Field field, const QString& name, QWidget* parent);

    void show(const PanelContent& content) override;
    void clear() override;
    [[nodiscard]] bool isBusy() const override;

private:
    Field m_field;
    ValueView* m_view;
    EventIndex m_event; ///< that it is a value of
};

/// Whether there is more to show than null.
[[nodiscard]] bool saysSomething(const Payload& payload);

} // namespace playhead
