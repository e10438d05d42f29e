// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/panels/value_page.h"

#include "core/base/json_scan.h"
#include "ui/widgets/value_view.h"

#include <QVBoxLayout>

namespace playhead {

bool saysSomething(const Payload& payload)
{
    return payload.is_present() && json::kind_of(payload.json()) != json::Kind::Null;
}

ValuePage::ValuePage(Field field, const QString& name, QWidget* parent)
    : Panel(parent), m_field(field), m_view(new ValueView(name, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
}

void ValuePage::show(const PanelContent& content)
{
    const bool isMoreOfIt = m_event == content.event;
    m_event = content.event;
    const Payload& value = content.loaded->event.*m_field;
    if (isMoreOfIt)
        m_view->growValue(value, content.loaded);
    else
        m_view->setValue(value, content.loaded);
}

void ValuePage::clear()
{
    m_event = EventIndex();
    m_view->clear();
}

bool ValuePage::isBusy() const
{
    return m_view->isBusy();
}

} // namespace playhead
