// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
#include "core/base/json_index.h"
#include "core/base/json_scan.h"
#include "tests/core/base/json_generator.h"
#include "tests/testkit/patient_test.h"

#include <QElapsedTimer>

#include <nlohmann/json.hpp>

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace playhead;
using namespace playhead::json;
using namespace std::string_literals;
using playhead::test::dense_document;
using playhead::test::JsonGenerator;

namespace {

// What holds for every index, of damaged text too.
bool is_consistent(const Index& index)
{
    for (Index::Node node = 0; node < index.size(); ++node) {
        const Index::Node parent = index.parent(node);
        if ((parent == Index::none) != (node == 0))
            return false;
        if (index.subtree_end(node) <= node || index.subtree_end(node) > index.size())
            return false;
        if (index.offset(node) + index.raw(node).size() > index.text().size())
            return false;
        if (node > 0) {
            const bool is_inside = node > parent && node < index.subtree_end(parent) &&
                                   index.depth(node) == index.depth(parent) + 1;
            if (!is_inside || index.child(parent, index.row(node)) != node)
                return false;
        }
        Index::Node next = node + 1;
        for (std::uint32_t row = 0; row < index.child_count(node); ++row) {
            if (index.child(node, row) != next)
                return false;
            next = index.subtree_end(next);
        }
        if (next != index.subtree_end(node))
            return false;
        if (index.has_key(node)) {
            const std::string_view key = index.raw_key(node);
            if (key.size() < 2 || key.front() != '"' || key.back() != '"')
                return false;
        }
    }
    return true;
}

// The nodes as the oracle reads them: depth, key and kind of each.
class OutlineReader : public nlohmann::json_sax<nlohmann::json>
{
public:
    std::vector<std::string> nodes;

    bool null() override { return add("null"); }
    bool boolean(bool value) override { return add(value ? "true" : "false"); }
    bool number_integer(number_integer_t) override { return add("number"); }
    bool number_unsigned(number_unsigned_t) override { return add("number"); }
    bool number_float(number_float_t, const string_t&) override { return add("number"); }
    bool string(string_t&) override { return add("string"); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open("object"); }
    bool start_array(std::size_t) override { return open("array"); }
    bool end_object() override { return --depth_ >= 0; }
    bool end_array() override { return --depth_ >= 0; }
    bool key(string_t& name) override
    {
        key_ = name;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        return false;
    }

private:
    bool add(const char* kind)
    {
        nodes.push_back(std::to_string(depth_) + ' ' + key_ + ' ' + kind);
        key_.clear();
        return true;
    }
    bool open(const char* kind)
    {
        add(kind);
        ++depth_;
        return true;
    }

    int depth_ = 0;
    std::string key_;
};

std::vector<std::string> outline(const Index& index)
{
    std::vector<std::string> lines;
    for (Index::Node node = 0; node < index.size(); ++node) {
        lines.push_back(index.pointer(node) + ' ' + std::string(kind_name(index.kind(node))) + ' ' +
                        std::string(index.raw(node)));
    }
    return lines;
}

} // namespace

class JsonIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodes_come_in_the_order_of_the_text();
    void has_the_nodes_that_the_oracle_reads();
    void pointers_lead_back_to_their_nodes();
    void pointers_are_escaped();
    void a_byte_leads_to_its_node();
    void cut_text_is_indexed_as_far_as_it_goes();
    void damaged_text_is_indexed_as_far_as_it_goes();
    void every_cut_and_corruption_gives_a_consistent_index();
    void the_shared_text_stays_alive();
    void a_cancelled_build_ends();
    void eighty_thousand_keys_are_ordinary();
    void a_hundred_thousand_levels_are_ordinary();
    void a_million_nodes_are_ordinary();
};

void JsonIndexTest::nodes_come_in_the_order_of_the_text()
{
    const auto index = Index::build(R"( {"a":[1,"x",{}],"a":null, "b\n" : true} )");
    QVERIFY(index);
    QVERIFY(!index->problem());
    QVERIFY(is_consistent(*index));
    QVERIFY(outline(*index) == (std::vector<std::string>{
                                   R"( object {"a":[1,"x",{}],"a":null, "b\n" : true})",
                                   R"(/a array [1,"x",{}])", "/a/0 number 1", "/a/1 string \"x\"",
                                   "/a/2 object {}", "/a null null", "/b\n true true"}));
    QCOMPARE(index->child_count(0), 3U);
    QCOMPARE(index->key(6), "b\n"s);
    QCOMPARE(index->raw_key(6), std::string_view(R"("b\n")"));
    QCOMPARE(index->row(6), 2U);
    QCOMPARE(index->depth(4), 2U);
}

void JsonIndexTest::has_the_nodes_that_the_oracle_reads()
{
    JsonGenerator generator(77);
    for (int i = 0; i < 1000; ++i) {
        const std::string text = generator.document();
        const auto index = Index::build(text);
        QVERIFY(index && !index->problem());
        QVERIFY2(is_consistent(*index), text.c_str());
        std::vector<std::string> nodes;
        for (Index::Node node = 0; node < index->size(); ++node) {
            std::string kind(kind_name(index->kind(node)));
            nodes.push_back(std::to_string(index->depth(node)) + ' ' + index->key(node) + ' ' +
                            kind);
        }
        OutlineReader oracle;
        QVERIFY(nlohmann::json::sax_parse(text, &oracle));
        QVERIFY2(nodes == oracle.nodes, text.c_str());
    }
}

void JsonIndexTest::pointers_lead_back_to_their_nodes()
{
    JsonGenerator generator(78);
    for (int i = 0; i < 300; ++i) {
        const std::string text = generator.document();
        const auto index = Index::build(text);
        QVERIFY(index);
        std::set<std::string> seen;
        std::vector<bool> is_behind_duplicate(index->size());
        for (Index::Node node = 0; node < index->size(); ++node) {
            const std::string pointer = index->pointer(node);
            is_behind_duplicate[node] = !seen.insert(pointer).second ||
                                        (node > 0 && is_behind_duplicate[index->parent(node)]);
            if (is_behind_duplicate[node])
                QVERIFY(index->find(pointer) != node);
            else
                QCOMPARE(index->find(pointer), node);
        }
    }
}

void JsonIndexTest::pointers_are_escaped()
{
    const auto index = Index::build(R"({"a/b":{"~":[0,1]},"":2})");
    QVERIFY(index);
    QCOMPARE(index->pointer(4), "/a~1b/~0/1"s);
    QCOMPARE(index->find("/a~1b/~0/1"), 4U);
    QCOMPARE(index->find("/"), 5U);
    QCOMPARE(index->find(""), 0U);
    for (const char* wrong : {"a", "/b", "/a~1b/~0/2", "/a~1b/~0/01", "/a~1b/~0/-", "/a~1b/~0/0/x"})
        QCOMPARE(index->find(wrong), Index::none);
}

void JsonIndexTest::a_byte_leads_to_its_node()
{
    const std::string text = R"( {"abc" : [10, {"d":2}], "e":3} )";
    const auto index = Index::build(text);
    QVERIFY(index);
    const auto node_of = [&](std::string_view part) { return index->node_at(text.find(part)); };
    QCOMPARE(index->node_at(0), Index::none);
    QCOMPARE(node_of("{"), 0U);
    QCOMPARE(node_of("bc"), 1U);
    QCOMPARE(node_of("10"), 2U);
    QCOMPARE(node_of("{\"d"), 3U);
    QCOMPARE(node_of("d"), 4U);
    QCOMPARE(node_of("2}"), 4U);
    QCOMPARE(node_of("}]"), 3U);
    QCOMPARE(node_of("3}"), 5U);
    QCOMPARE(index->node_at(text.size() - 1), Index::none);
}

void JsonIndexTest::cut_text_is_indexed_as_far_as_it_goes()
{
    const auto index = Index::build(R"({"a":[1,{"b":"xy)");
    QVERIFY(index && is_consistent(*index));
    QVERIFY(index->problem() && index->problem()->truncated);
    QVERIFY(outline(*index) ==
            (std::vector<std::string>{R"( object {"a":[1,{"b":"xy)", R"(/a array [1,{"b":"xy)",
                                      "/a/0 number 1", R"(/a/1 object {"b":"xy)",
                                      R"(/a/1/b string "xy)"}));
    const auto empty = Index::build("  ");
    QVERIFY(empty && empty->size() == 0);
    QVERIFY(empty->problem().has_value());
    QCOMPARE(empty->find(""), Index::none);
}

void JsonIndexTest::damaged_text_is_indexed_as_far_as_it_goes()
{
    const auto index = Index::build(R"({"a":[1},"b" undefined,"c":,"d":4})");
    QVERIFY(index && is_consistent(*index));
    QVERIFY(index->problem_count() > 0);
    QCOMPARE(index->problem()->offset, 7U);
    const auto members = Index::build(R"({"b" undefined,"c":,"d":4 "e":5,6})");
    QVERIFY(members && is_consistent(*members));
    QVERIFY(outline(*members) ==
            (std::vector<std::string>{R"( object {"b" undefined,"c":,"d":4 "e":5,6})",
                                      "/b invalid undefined", "/c invalid ", "/d number 4",
                                      "/e number 5", "/ number 6"}));
}

void JsonIndexTest::every_cut_and_corruption_gives_a_consistent_index()
{
    const std::string document = dense_document();
    for (std::size_t at = 0; at < document.size(); ++at) {
        const std::string cut = document.substr(0, at);
        const auto of_cut = Index::build(cut);
        QVERIFY(of_cut && of_cut->problem() && is_consistent(*of_cut));
        for (int byte = 0; byte < 256; ++byte) {
            std::string text = document;
            text[at] = static_cast<char>(byte);
            const auto index = Index::build(text);
            QVERIFY2(index && is_consistent(*index), text.c_str());
            const bool grammar_holds = validate(text).reason.empty();
            // Escapes are not the index's concern.
            if (grammar_holds)
                QVERIFY2(!index->problem(), text.c_str());
        }
    }
}

void JsonIndexTest::the_shared_text_stays_alive()
{
    auto text = std::make_shared<const std::string>(R"({"a":[1,2,3]})");
    auto index = Index::build(text);
    QVERIFY(index);
    text.reset();
    const Index moved = std::move(*index);
    QCOMPARE(moved.raw(1), std::string_view("[1,2,3]"));
}

void JsonIndexTest::a_cancelled_build_ends()
{
    std::string text = "[0";
    for (int i = 0; i < 100'000; ++i)
        text += ",0";
    text += ']';
    std::stop_source source;
    Job job;
    job.stop = source.get_token();
    std::uint64_t reports = 0;
    job.on_progress = [&](Progress progress) {
        ++reports;
        QVERIFY(progress.done <= progress.total);
        source.request_stop();
    };
    QVERIFY(!Index::build(text, job));
    QCOMPARE(reports, 1U);
}

void JsonIndexTest::eighty_thousand_keys_are_ordinary()
{
    constexpr std::uint32_t count = 80'000;
    std::string text = "{";
    for (std::uint32_t i = 0; i < count; ++i)
        text +=
            (i == 0 ? "\"key" : ",\"key") + std::to_string(i) + "\":[" + std::to_string(i) + "]";
    text += '}';
    const auto index = Index::build(text);
    QVERIFY(index && !index->problem() && is_consistent(*index));
    QCOMPARE(index->child_count(0), count);
    QCOMPARE(index->key(index->child(0, 77'777)), "key77777"s);
}

void JsonIndexTest::a_hundred_thousand_levels_are_ordinary()
{
    constexpr std::uint32_t levels = 100'000;
    const std::string text = std::string(levels, '[') + std::string(levels, ']');
    const auto index = Index::build(text);
    QVERIFY(index && !index->problem() && is_consistent(*index));
    QCOMPARE(index->depth(levels - 1), levels - 1);
    QCOMPARE(index->pointer(levels - 1).size(), std::size_t{levels - 1} * 2);
    QCOMPARE(index->find(index->pointer(levels - 1)), levels - 1);
}

void JsonIndexTest::a_million_nodes_are_ordinary()
{
    std::string text = "[";
    for (int i = 0; i < 250'000; ++i)
        text += R"({"k":[1,true]},)";
    text.back() = ']';
    QElapsedTimer timer;
    timer.start();
    const auto index = Index::build(text);
    const qint64 elapsed = timer.elapsed();
    QVERIFY(index);
    QCOMPARE(index->size(), 1'000'001U);
    QVERIFY2(elapsed < 20'000, qPrintable(QString::number(elapsed)));
    QCOMPARE(index->pointer(index->child(index->child(index->child(0, 249'999), 0), 1)),
             "/249999/k/1"s);
}

QTEST_GUILESS_MAIN(JsonIndexTest)
#include "json_index_test.moc"
