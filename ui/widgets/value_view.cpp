// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/value_view.h"

#include "core/base/json_value.h"
#include "ui/bridge/text.h"
#include "ui/widgets/text_view.h"

#include <QVBoxLayout>

namespace playhead {

ValueView::ValueView(const QString& name, QWidget* parent)
    : QWidget(parent), m_text(new TextView(this))
{
    m_text->setAccessibleName(name);
    setFocusProxy(m_text);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
}

void ValueView::setValue(const Payload& value, std::shared_ptr<const void> owner)
{
    m_job.start(
        [value, owner = std::move(owner)](const std::stop_token&) {
            std::string scratch;
            return toQString(json::Value(value.json()).text(scratch));
        },
        [this](const QString& text) { m_text->setWholeText(text); });
}

void ValueView::clear()
{
    m_job.cancel();
    m_text->setWholeText({});
}

} // namespace playhead
