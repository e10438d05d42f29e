// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/json_view.h"

#include "core/base/json_write.h"
#include "ui/bridge/text.h"
#include "ui/models/json_tree_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/found_marks.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace playhead {

using JsonIndex = json::Index;
using json::Kind;

namespace {

constexpr int marginOfLevel = 12;
constexpr int narrowestText = 100;

ColorRole roleOf(Kind kind)
{
    switch (kind) {
    case Kind::Object:
    case Kind::Array:
    case Kind::Null:
        return ColorRole::Dim;
    case Kind::Number:
        return ColorRole::Accent;
    case Kind::True:
    case Kind::False:
        return ColorRole::Llm;
    case Kind::Invalid:
        return ColorRole::Fail;
    case Kind::String:
        break;
    }
    return ColorRole::Text;
}

/// "key: value", each in its colour.
class JsonDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyleOptionViewItem ground = option;
        ground.text.clear();
        ground.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter,
                                              ground.widget);
        const Theme& theme = Theme::instance();
        const QRect room = option.rect.adjusted(2, 0, -4, 0);
        const QFontMetrics& metrics = option.fontMetrics;
        painter->save();
        painter->setFont(option.font);
        const auto draw = [&](int from, ColorRole role, const QString& text) {
            const QRect rest = room.adjusted(from, 0, 0, 0);
            if (rest.width() <= 0)
                return from;
            paintFoundText(*painter, text, rest);
            painter->setPen(theme.color(role));
            painter->drawText(rest, Qt::AlignVCenter | Qt::TextSingleLine,
                              metrics.elidedText(text, Qt::ElideRight, rest.width()));
            return from + metrics.horizontalAdvance(text);
        };
        int at = draw(0, ColorRole::Api, index.data(JsonTreeModel::KeyRole).toString());
        at = draw(at, ColorRole::Dim, QStringLiteral(": "));
        const auto kind = static_cast<Kind>(index.data(JsonTreeModel::KindRole).toInt());
        draw(at, roleOf(kind), index.data(JsonTreeModel::ValueRole).toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        constexpr int rowHeight = 20;
        return {100, rowHeight};
    }
};

void copy(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

bool holdsJson(std::string_view text, const std::stop_token& stop)
{
    const Kind kind = json::kind_of(text);
    return (kind == Kind::Object || kind == Kind::Array) && json::validate(text, stop).ok;
}

JsonView::JsonView(QWidget* parent) : QTreeView(parent), m_model(new JsonTreeModel(this))
{
    setModel(m_model);
    setItemDelegate(new JsonDelegate(this));
    setFont(Theme::instance().monospaceFont());
    setHeaderHidden(true);
    followFoundText(*viewport());
    setUniformRowHeights(true);
    setIndentation(marginOfLevel);
    // An index whose margin is wider than its column is nowhere, and cannot be selected.
    header()->setMinimumSectionSize((deepestLevel + 1) * marginOfLevel + narrowestText);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    addCopyActions();
    connect(this, &QTreeView::expanded, this, &JsonView::openDeep);
    connect(this, &QTreeView::activated, this, [this] {
        if (jsonIndex() && jsonIndex()->kind(currentNode()) == Kind::String)
            Q_EMIT textRequested();
    });
}

void JsonView::addCopyActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys) {
        auto* action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
        return action;
    };
    m_copyValue = add(tr("Copy value"), QKeySequence(Qt::CTRL | Qt::Key_C));
    m_copyPath = add(tr("Copy path"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_copyJson = add(tr("Copy as JSON"), {});
    connect(m_copyValue, &QAction::triggered, this, [this] {
        if (jsonIndex())
            copy(jsonText(*jsonIndex(), currentNode()));
    });
    connect(m_copyPath, &QAction::triggered, this, [this] {
        if (jsonIndex())
            copy(toQString(jsonIndex()->pointer(currentNode())));
    });
    connect(m_copyJson, &QAction::triggered, this, [this] {
        if (jsonIndex())
            copy(toQString(jsonIndex()->raw(currentNode())));
    });
}

void JsonView::setIndex(std::shared_ptr<const JsonIndex> index)
{
    m_model->setIndex(std::move(index));
    setRootIndex({});
    Q_EMIT rootNodeChanged();
    Q_EMIT currentNodeChanged();
}

std::shared_ptr<const JsonIndex> JsonView::jsonIndex() const
{
    return m_model->jsonIndex();
}

JsonIndex::Node JsonView::rootNode() const
{
    return m_model->node(rootIndex());
}

void JsonView::setRootNode(JsonIndex::Node node)
{
    setRootIndex(m_model->indexOf(node));
    if (m_model->rowCount(rootIndex()) > 0)
        setCurrentIndex(m_model->index(0, 0, rootIndex()));
    scrollToTop();
    Q_EMIT rootNodeChanged();
}

JsonIndex::Node JsonView::currentNode() const
{
    return m_model->node(currentIndex());
}

JsonView::Place JsonView::place() const
{
    Place place;
    const auto index = jsonIndex();
    if (!index || index->size() == 0)
        return place;
    place.root = rootNode();
    place.current = currentNode();
    const JsonIndex::Node end = index->subtree_end(place.root);
    for (JsonIndex::Node node = place.root + 1; node < end;) {
        const bool isOpen = index->child_count(node) > 0 && isExpanded(m_model->indexOf(node));
        if (isOpen)
            place.open.push_back(node);
        node = isOpen ? node + 1 : index->subtree_end(node);
    }
    return place;
}

void JsonView::setPlace(const Place& place)
{
    const auto index = jsonIndex();
    if (!index)
        return;
    if (place.root != 0 && place.root < index->size())
        setRootNode(place.root);
    scheduleDelayedItemsLayout(); // as in expandToLevel()
    for (const JsonIndex::Node node : place.open) {
        if (node < index->size() && index->child_count(node) > 0)
            expand(m_model->indexOf(node));
    }
    if (place.current != 0 && place.current < index->size())
        setCurrentIndex(m_model->indexOf(place.current));
}

int JsonView::levelOf(JsonIndex::Node node) const
{
    const JsonIndex& index = *jsonIndex();
    return static_cast<int>(index.depth(node)) - static_cast<int>(index.depth(rootNode()));
}

void JsonView::expandToLevel(int depth)
{
    const auto index = jsonIndex();
    if (!index || index->size() == 0)
        return;
    collapseAll();
    // With a layout pending, expanding a node only notes it; else each would move all rows below.
    scheduleDelayedItemsLayout();
    const int deepest = std::min(depth, deepestLevel);
    const JsonIndex::Node end = index->subtree_end(rootNode());
    auto rows = static_cast<int>(index->child_count(rootNode()));
    for (JsonIndex::Node node = rootNode() + 1; node < end;) {
        const auto children = static_cast<int>(index->child_count(node));
        const bool isBelow = levelOf(node) >= deepest;
        if (!isBelow && children > 0) {
            if (rows + children > maxOpenedRows)
                return;
            rows += children;
            expand(m_model->indexOf(node));
        }
        // A closed node hides all below it.
        node = isBelow ? index->subtree_end(node) : node + 1;
    }
}

void JsonView::openDeep(const QModelIndex& index)
{
    const JsonIndex::Node node = m_model->node(index);
    if (levelOf(node) < deepestLevel)
        return;
    // The tree is in the middle of expanding.
    QMetaObject::invokeMethod(
        this,
        [this, node, at = QPersistentModelIndex(index)] {
            if (!at.isValid())
                return;
            collapse(at);
            setRootNode(node);
        },
        Qt::QueuedConnection);
}

void JsonView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT currentNodeChanged();
}

bool JsonView::currentHoldsJson() const
{
    const auto index = jsonIndex();
    return index && index->kind(currentNode()) == Kind::String &&
           holdsJson(json::unescape(index->raw(currentNode())));
}

void JsonView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!jsonIndex() || !currentIndex().isValid())
        return;
    QMenu menu(this);
    menu.addActions({m_copyValue, m_copyPath, m_copyJson});
    menu.addSeparator();
    if (jsonIndex()->kind(currentNode()) == Kind::String)
        menu.addAction(tr("Show the whole text"), this, &JsonView::textRequested);
    if (currentHoldsJson())
        menu.addAction(tr("Open the text as JSON"), this, &JsonView::nestedRequested);
    if (m_model->hasChildren(currentIndex())) {
        const JsonIndex::Node node = currentNode();
        menu.addAction(tr("Show this part alone"), this, [this, node] { setRootNode(node); });
    }
    menu.exec(event->globalPos());
}

} // namespace playhead
