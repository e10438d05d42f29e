// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>

#include <optional>
#include <unordered_map>

namespace playhead {

/// The items of a view for screen readers, each made when it is first asked for, by what it stands
/// for. QAccessible owns them; they are deleted with this, and when they are forgotten.
template <typename Key>
class AccessibleItems
{
public:
    AccessibleItems() = default;
    ~AccessibleItems() { forget(); }
    AccessibleItems(const AccessibleItems&) = delete;
    AccessibleItems& operator=(const AccessibleItems&) = delete;

    /// `make` gives a new interface where there is none yet.
    template <typename Make>
    [[nodiscard]] QAccessibleInterface* item(const Key& key, const Make& make)
    {
        const auto known = m_ids.find(key);
        if (known != m_ids.end())
            return QAccessible::accessibleInterface(known->second);
        QAccessibleInterface* made = make();
        m_ids.emplace(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    [[nodiscard]] std::optional<Key> keyOf(const QAccessibleInterface* item) const
    {
        for (const auto& [key, id] : m_ids) {
            if (QAccessible::accessibleInterface(id) == item)
                return key;
        }
        return std::nullopt;
    }

    /// What was handed out would stand for something else now.
    void forget()
    {
        for (const auto& [key, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
        m_ids.clear();
    }

private:
    std::unordered_map<Key, QAccessible::Id> m_ids;
};

/// Makes QAccessible give views of a kind an interface of ours; does nothing the second time.
template <typename View, typename Interface>
void installAccessible()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory([](const QString&, QObject* object) -> QAccessibleInterface* {
            auto* view = qobject_cast<View*>(object);
            return view ? new Interface(view) : nullptr;
        });
        return true;
    }();
    Q_UNUSED(isInstalled)
}

} // namespace playhead
