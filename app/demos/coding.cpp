// SPDX-FileCopyrightText: 2026 The Playhead developers
// SPDX-License-Identifier: MIT
//
// A coding agent mends a bug. Its first patch is wrong, its second breaks the import, its third one
// holds. It has one agent and no lanes: everything is an action of its own, wrapped by
// record_action().
#include "app/demos/demo.h"
#include "app/demos/stage.h"

#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace playhead::demos {

namespace {

using namespace std::chrono_literals;
using record::record_action;

/// What the agent's tools throw, as a program's own would: record_action() notes it and throws it
/// on.
class TestsFailed : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

struct Outcome {
    int passed = 0;
    int failed = 0;
    std::string summary; ///< the line of the failure
    std::string stack;
};

constexpr std::string_view money = R"text(import re

from till.errors import BadAmount

_AMOUNT = re.compile(r"^-?\d+(\.\d{1,2})?$")


def cents(text: str) -> int:
    """An amount as a person types it, in cents."""
    text = text.strip().replace(",", ".")
    if not _AMOUNT.match(text):
        raise BadAmount(text)
    return int(float(text) * 100)
)text";

constexpr std::string_view importer = R"text(import csv

from till.money import cents
from till.model import Line


def read_lines(path):
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield Line(row["sku"], cents(row["price"]))
)text";

constexpr std::string_view firstPatch = R"text(--- a/till/money.py
+++ b/till/money.py
@@ -11,3 +11,3 @@
     if not _AMOUNT.match(text):
         raise BadAmount(text)
-    return int(float(text) * 100)
+    return round(float(text) * 100)
)text";

constexpr std::string_view secondPatch = R"text(--- a/till/money.py
+++ b/till/money.py
@@ -1,5 +1,7 @@
 import re
+from decimal import Decimal
 
 from till.errors import BadAmount
+from till.importer import THOUSANDS
 
-_AMOUNT = re.compile(r"^-?\d+(\.\d{1,2})?$")
+_AMOUNT = re.compile(r"^-?\d+([.,]\d{1,2})?$")
@@ -9,5 +11,5 @@
     """An amount as a person types it, in cents."""
-    text = text.strip().replace(",", ".")
+    text = THOUSANDS.sub("", text.strip())
     if not _AMOUNT.match(text):
         raise BadAmount(text)
-    return round(float(text) * 100)
+    return int(Decimal(text.replace(",", ".")) * 100)
--- a/till/importer.py
+++ b/till/importer.py
@@ -1,4 +1,8 @@
 import csv
+import re
 
 from till.money import cents
 from till.model import Line
+
+# A dot or a space before three digits, as in 1.299,00; not the one of 12.50.
+THOUSANDS = re.compile(r"[. ](?=\d{3}(\D|$))")
)text";

constexpr std::string_view thirdPatch = R"text(--- a/till/money.py
+++ b/till/money.py
@@ -2,6 +2,7 @@
 from decimal import Decimal
 
 from till.errors import BadAmount
-from till.importer import THOUSANDS
 
 _AMOUNT = re.compile(r"^-?\d+([.,]\d{1,2})?$")
+# A dot or a space before three digits, as in 1.299,00; not the one of 12.50.
+THOUSANDS = re.compile(r"[. ](?=\d{3}(\D|$))")
--- a/till/importer.py
+++ b/till/importer.py
@@ -1,8 +1,4 @@
 import csv
-import re
 
 from till.money import cents
 from till.model import Line
-
-# A dot or a space before three digits, as in 1.299,00; not the one of 12.50.
-THOUSANDS = re.compile(r"[. ](?=\d{3}(\D|$))")
)text";

class Coder
{
public:
    explicit Coder(Stage& stage)
        : m_stage(stage)
        , m_issue(stage.chance().between(112, 689))
        , m_tests(stage.chance().between(131, 186))
        , m_euros(stage.chance().between(1, 9))
        , m_chat("You mend bugs in the repository \"till\", a cash register in Python. Understand "
                 "first: read the code that the report is about and its tests. Then make the "
                 "smallest change that is right, and run the tests after each. Money is never a "
                 "float.")
    {
    }

    Ending work()
    {
        Step step(m_stage, "fix_issue", "action", param("repository", std::string_view("till")),
                  param("issue", m_issue));
        understand();
        const bool isFixed =
            attempt(1, firstTry()) || attempt(2, secondTry()) || attempt(3, thirdTry());
        if (!isFixed) {
            step->fail("NotFixed", "None of the patches passes the tests.");
            return {EventResult::Fail, "None of the patches passes the tests."};
        }
        publish();
        return {EventResult::Success, "Issue " + std::to_string(m_issue) +
                                          " is fixed: the third patch passes all " +
                                          std::to_string(m_tests) + " tests."};
    }

private:
    struct Try {
        std::string thought;
        std::string_view patch;
        Outcome outcome;
    };

    [[nodiscard]] std::string amount() const { return std::to_string(m_euros) + ".299,00"; }

    std::string readFile(const std::string& path, std::string_view text)
    {
        auto read =
            record_action(m_stage.session(), "read_file", {"path"}, [&](const std::string&) {
                m_stage.pause(40ms);
                return std::string(text);
            });
        return read(path);
    }

    void understand()
    {
        Step step(m_stage, "understand_issue", "action");
        std::string report =
            "Import loses money. A supplier's price list says \"" + amount() +
            "\", and the import stops with BadAmount. Another line, \"4,35\", arrives as 434 "
            "cents.";
        auto readIssue = record_action(m_stage.session(), "read_issue", {"number"}, [&](int) {
            const std::string path = "/api/till/issues/" + std::to_string(m_issue);
            Step request(m_stage, "GET " + path, "api", param("url", "https://git.example" + path));
            m_stage.pause(210ms);
            request->returns(std::map<std::string, int>{{"status", 200}});
            return report;
        });
        m_chat.user("Fix issue " + std::to_string(m_issue) + ":\n\n" + readIssue(m_issue));
        m_stage.ask(m_chat, models::sonnet4,
                    {"Two different bugs, perhaps with one cause. I look where amounts are read.",
                     {{"search_code", object({{"pattern", asJson("BadAmount")}})}}});
        auto search =
            record_action(m_stage.session(), "search_code", {"pattern"}, [&](const std::string&) {
                m_stage.pause(90ms);
                return std::map<std::string, int>{
                    {"till/errors.py", 4}, {"till/money.py", 12}, {"tests/test_money.py", 31}};
            });
        search("BadAmount");
        m_chat.tool("till/errors.py:4\ntill/money.py:12\ntests/test_money.py:31");
        m_stage.ask(m_chat, models::sonnet4,
                    {{},
                     {{"read_file", object({{"path", asJson("till/money.py")}})},
                      {"read_file", object({{"path", asJson("till/importer.py")}})}}});
        m_chat.tool(readFile("till/money.py", money));
        m_chat.tool(readFile("till/importer.py", importer));
    }

    Try firstTry() const
    {
        Try tried;
        tried.thought =
            "`4.35 * 100` is 434.99999999999994 as a float, and `int` cuts it. Rounding "
            "mends that line.";
        tried.patch = firstPatch;
        tried.outcome = {
            m_tests - 1, 1,
            "tests/test_import.py::test_prices_with_thousands - till.errors.BadAmount: " +
                std::to_string(m_euros) + ".299.00",
            "tests/test_import.py:44: in test_prices_with_thousands\n"
            "    lines = list(read_lines(supplier_csv))\n"
            "till/importer.py:10: in read_lines\n"
            "    yield Line(row[\"sku\"], cents(row[\"price\"]))\n"
            "till/money.py:12: in cents\n"
            "    raise BadAmount(text)\n"
            "E   till.errors.BadAmount: " +
                std::to_string(m_euros) + ".299.00"};
        return tried;
    }

    Try secondTry() const
    {
        Try tried;
        tried.thought = "I mended half of it. The report has a second line, `" + amount() +
                        "`, whose dot separates thousands: turning the comma into a dot leaves two "
                        "of them. And I was told that money is never a float, so `Decimal` it is. "
                        "The importer is the right place to know how suppliers write thousands.";
        tried.patch = secondPatch;
        tried.outcome = {
            0, 1,
            "ImportError: cannot import name 'cents' from partially initialized module "
            "'till.money' (most likely due to a circular import)",
            "ImportError while importing test module 'tests/test_money.py'.\n"
            "tests/test_money.py:3: in <module>\n"
            "    from till.money import cents\n"
            "till/money.py:5: in <module>\n"
            "    from till.importer import THOUSANDS\n"
            "till/importer.py:4: in <module>\n"
            "    from till.money import cents\n"
            "E   ImportError: cannot import name 'cents' from partially initialized module "
            "'till.money' (most likely due to a circular import)"};
        return tried;
    }

    Try thirdTry() const
    {
        Try tried;
        tried.thought =
            "The idea was right and the place was wrong: `money` now needs `importer`, "
            "which needs `money`. How people write amounts is what `money` is about, so "
            "the pattern belongs there.";
        tried.patch = thirdPatch;
        tried.outcome = {m_tests, 0, {}, {}};
        return tried;
    }

    bool attempt(int number, const Try& tried)
    {
        Step step(m_stage, "attempt", "action", param("number", number));
        m_stage.ask(m_chat, models::sonnet4,
                    {tried.thought,
                     {{"apply_patch", object({{"diff", asJson(tried.patch)}})},
                      {"run_tests", object({{"paths", "[\"tests\"]"}})}}});
        auto apply =
            record_action(m_stage.session(), "apply_patch", {"diff"}, [&](std::string_view) {
                m_stage.pause(60ms);
                return true;
            });
        apply(tried.patch);
        m_chat.tool("applied");
        auto test = record_action(
            m_stage.session(), "run_tests", {"paths"},
            [&](const std::vector<std::string>&) { return runTests(tried.outcome); },
            number > 1 ? std::vector<std::string>{"retry"} : std::vector<std::string>());
        try {
            test(std::vector<std::string>{"tests"});
            m_chat.tool(std::to_string(tried.outcome.passed) + " passed");
            return true;
        } catch (const TestsFailed& failure) {
            m_chat.tool(std::string(failure.what()) + "\n\n" + tried.outcome.stack);
            step->fail("TestsFailed", failure.what());
            return false;
        }
    }

    std::map<std::string, int> runTests(const Outcome& outcome)
    {
        const std::string_view command = "python -m pytest -q tests";
        Step pytest(m_stage, "pytest", "tool", param("command", command));
        m_stage.pause(outcome.passed > 0 ? 1900ms : 420ms);
        std::map<std::string, int> counts = {{"passed", outcome.passed},
                                             {"failed", outcome.failed}};
        pytest->returns(counts);
        if (outcome.failed == 0)
            return counts;
        pytest->result(EventResult::Fail);
        m_stage.session().record(
            {.event_type = "test failure",
             .action_type = "error",
             .error = record::Failure{.type = outcome.passed > 0 ? "BadAmount" : "ImportError",
                                      .message = outcome.summary,
                                      .stack = outcome.stack,
                                      .trigger = pytest->number()}});
        throw TestsFailed(outcome.summary);
    }

    void publish()
    {
        Step step(m_stage, "publish", "action");
        m_stage.ask(
            m_chat, models::sonnet4,
            {"All tests pass. What changed: amounts are read as decimals, and thousands may "
             "be separated by a dot or a space. I commit it.",
             {{"commit", object({{"message", asJson("money: read thousands")}})}}});
        constexpr std::string_view digits = "0123456789abcdef";
        std::string hash;
        for (int i = 0; i < 10; ++i)
            hash += digits[static_cast<std::size_t>(m_stage.chance().between(0, 15))];
        auto commit = record_action(m_stage.session(), "commit", {"message", "issue"},
                                    [&](std::string_view, int) {
                                        m_stage.pause(130ms);
                                        return hash;
                                    });
        m_chat.tool(commit("money: read thousands, and no floats", m_issue));
        m_stage.ask(m_chat, models::sonnet4,
                    {"Issue " + std::to_string(m_issue) + " is fixed in `" + hash +
                     "`. It took three attempts: the first mended only the rounding, the second "
                     "made two modules import each other."});
    }

    Stage& m_stage;
    int m_issue;
    int m_tests;
    int m_euros;
    Chat m_chat;
};

Ending run(Stage& stage)
{
    return Coder(stage).work();
}

} // namespace

const Demo& codingDemo()
{
    static constexpr Demo demo = {
        "coding",
        "A coding agent",
        "mends a bug: its tests fail twice, in two ways, before they pass",
        "Import loses money",
        false,
        run};
    return demo;
}

} // namespace playhead::demos
