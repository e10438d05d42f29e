// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/panel.h"

#include <QStringList>

namespace playhead {

/// How the cost of an event came about, as a sentence: recorded, or which price was applied.
[[nodiscard]] QString costExplanation(const PanelContent& content);

/// What is unusual about the event's place in time and tree, as sentences.
[[nodiscard]] QStringList remarks(const PanelContent& content);

} // namespace playhead
