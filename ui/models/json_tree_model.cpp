// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/models/json_tree_model.h"

#include "core/base/json_write.h"
#include "core/base/text.h"
#include "ui/bridge/plural.h"
#include "ui/bridge/text.h"

namespace playhead {

using namespace Qt::Literals::StringLiterals;
using JsonIndex = json::Index;
using json::Kind;

namespace {

/// What of a text is shown in a row; its raw bytes may be six times as many ("\u00e4").
constexpr qsizetype rowLength = 300;
constexpr std::size_t rowBytes = rowLength * 6;
constexpr std::size_t toolTipBytes = 4000;

/// A text on one line, with a mark where it breaks.
QString onOneLine(QString text)
{
    if (text.size() > rowLength)
        text = text.left(rowLength) + u'…';
    return text.replace(u"\r\n"_s, u"↵"_s).replace(u'\n', u'↵').replace(u'\t', u' ');
}

QString counted(std::uint32_t count)
{
    return toQString(format_count(count));
}

} // namespace

void JsonTreeModel::setIndex(std::shared_ptr<const JsonIndex> index)
{
    beginResetModel();
    m_index = std::move(index);
    endResetModel();
}

JsonIndex::Node JsonTreeModel::node(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<JsonIndex::Node>(index.internalId()) : 0;
}

QModelIndex JsonTreeModel::indexOf(JsonIndex::Node node) const
{
    if (!m_index || node == 0 || node >= m_index->size())
        return {};
    return createIndex(static_cast<int>(m_index->row(node)), 0, node);
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, m_index->child(node(parent), static_cast<std::uint32_t>(row)));
}

QModelIndex JsonTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || !m_index)
        return {};
    return indexOf(m_index->parent(node(child)));
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!m_index || m_index->size() == 0)
        return 0;
    return static_cast<int>(m_index->child_count(node(parent)));
}

int JsonTreeModel::columnCount(const QModelIndex&) const
{
    return 1;
}

bool JsonTreeModel::hasChildren(const QModelIndex& parent) const
{
    return rowCount(parent) > 0;
}

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_index)
        return {};
    const JsonIndex::Node at = node(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QString(keyText(at) + u": "_s + valueText(at));
    case Qt::ToolTipRole:
        return toolTip(at);
    case KeyRole:
        return keyText(at);
    case ValueRole:
        return valueText(at);
    case KindRole:
        return static_cast<int>(m_index->kind(at));
    default:
        return {};
    }
}

QString JsonTreeModel::keyText(JsonIndex::Node node) const
{
    if (!m_index->has_key(node))
        return QString::number(m_index->row(node));
    const std::string_view raw = m_index->raw_key(node);
    const QString key = onOneLine(toQString(json::unescape(raw.substr(0, rowBytes))));
    return key.isEmpty() ? u"\"\""_s : key;
}

QString JsonTreeModel::valueText(JsonIndex::Node node) const
{
    const std::string_view raw = m_index->raw(node);
    switch (m_index->kind(node)) {
    case Kind::Object:
        return m_index->child_count(node) == 1
                   ? tr("{1 key}")
                   : tr("{%1 keys}", nullptr, formOf(m_index->child_count(node)))
                         .arg(counted(m_index->child_count(node)));
    case Kind::Array:
        return u"[%1]"_s.arg(counted(m_index->child_count(node)));
    case Kind::String:
        return u'"' + onOneLine(toQString(json::unescape(raw.substr(0, rowBytes)))) + u'"';
    default:
        return onOneLine(toQString(raw.substr(0, rowBytes)));
    }
}

QString JsonTreeModel::toolTip(JsonIndex::Node node) const
{
    // Deep paths are cut in front, where all the siblings' paths are alike.
    constexpr std::size_t longestPath = 300;
    const std::string path = m_index->pointer(node);
    QString text =
        toQString(path.size() > longestPath ? "…" + path.substr(path.size() - longestPath) : path);
    const std::string_view raw = m_index->raw(node);
    if (m_index->kind(node) == Kind::String)
        text += u'\n' + toQString(json::unescape(raw.substr(0, toolTipBytes)));
    return plainToolTip(text);
}

QString jsonText(const JsonIndex& index, JsonIndex::Node node)
{
    const std::string_view raw = index.raw(node);
    switch (index.kind(node)) {
    case Kind::String:
        return toQString(json::unescape(raw));
    case Kind::Object:
    case Kind::Array: {
        std::string pretty;
        json::append_pretty(pretty, raw);
        return toQString(pretty);
    }
    default:
        return toQString(raw);
    }
}

QString jsonSummary(const JsonIndex& index, JsonIndex::Node node)
{
    const std::uint32_t count = index.child_count(node);
    switch (index.kind(node)) {
    case Kind::Object:
        return count == 1
                   ? JsonTreeModel::tr("1 key")
                   : JsonTreeModel::tr("%1 keys", nullptr, formOf(count)).arg(counted(count));
    case Kind::Array:
        return count == 1
                   ? JsonTreeModel::tr("1 item")
                   : JsonTreeModel::tr("%1 items", nullptr, formOf(count)).arg(counted(count));
    default:
        return toQString(json::kind_name(index.kind(node)));
    }
}

} // namespace playhead
