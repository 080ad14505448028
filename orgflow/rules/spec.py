"""The faults of reading, of the schema and of references: found before there is a graph, and never ignored."""

from inspect import cleandoc

from orgflow.finding import Severity
from orgflow.rules.rule import Fault, title_of


def _fault(name: str, page: str) -> Fault:
    page = cleandoc(page)
    return Fault(name, Severity.ERROR, "spec", "proven", title_of(page), page)


SPEC_FAULTS: tuple[Fault, ...] = (
    _fault(
        "yaml-syntax",
        """
        A file that is not well-formed YAML or JSON.

        不是合法的 YAML 或 JSON 文件。

        **Why.** What cannot be read cannot be checked; a guess at what was meant would be worse than an error.

        **Fix.** Mend the line shown. Common slips: a text with `: ` or a leading `>`, `!`, `*` without quotes, a tab
        in the indentation, full-width `：` or `，`, a bracket that is not closed, tags and merge keys.

        **改法。** 修改所示的行。常见原因：含 `: ` 或以 `>`、`!`、`*` 开头的文本没有加引号，用制表符缩进，
        全角 `：` 或 `，`，括号没有闭合。
        """,
    ),
    _fault(
        "encoding",
        """
        A file that is not UTF-8, or text with invisible characters.

        文件不是 UTF-8 编码，或文本含有不可见字符。

        **Why.** Other encodings turn names into gibberish, and invisible characters can make a line read
        differently from what it says.

        **Fix.** Save the file as UTF-8; delete the character shown.

        **改法。** 将文件另存为 UTF-8；删除所示字符。
        """,
    ),
    _fault(
        "limit-exceeded",
        """
        More input than one run may read.

        输入超出一次运行的上限。

        **Why.** orgflow runs on files from strangers; the limits keep any file from exhausting the machine.

        **Fix.** Split the specification, or raise the limits through the Python interface.

        **改法。** 拆分规格文件，或通过 Python 接口提高上限。
        """,
    ),
    _fault(
        "duplicate-key",
        """
        A key that stands twice in one mapping.

        同一映射中重复的键。

        **Why.** Of two values under one key all but one would be lost in silence.

        **Fix.** Keep one of the two, or rename one.

        **改法。** 保留其中一个，或改名。
        """,
    ),
    _fault(
        "import-refused",
        """
        An import that cannot or may not be followed.

        无法或不允许的导入。

        **Why.** Imports stay inside the project, so that checking a stranger's files never reads anything else.

        **Fix.** Name a fragment by a relative path inside the project, with `/` between folders.

        **改法。** 用项目内的相对路径指定片段文件，文件夹之间写 `/`。
        """,
    ),
    _fault(
        "schema-violation",
        """
        A field or value that the language does not have.

        语言中没有的字段或取值。

        **Why.** A misspelt field would be ignored, and with it the fact it states.

        **Fix.** Follow the hint; `orgflow schema` prints the whole schema, `orgflow init` sets up an editor with it.

        **改法。** 按提示修改；`orgflow schema` 输出完整模式，`orgflow init` 可让编辑器自动补全。
        """,
    ),
    _fault(
        "duplicate-id",
        """
        One id for two objects.

        两个对象使用同一标识。

        **Why.** A reference must mean one thing. Roles, units, parties, vendors and people share their names.

        **Fix.** Rename one of the two.

        **改法。** 将其中一个改名。
        """,
    ),
    _fault(
        "unresolved-ref",
        """
        A name that nothing has.

        指向不存在对象的名称。

        **Why.** A duty given to a role that does not exist is given to nobody.

        **Fix.** Correct the name, or declare what it means.

        **改法。** 更正名称，或声明所指的对象。
        """,
    ),
    _fault(
        "unsupported-version",
        """
        A file written for a newer orgflow.

        为更新版本的 orgflow 编写的文件。

        **Why.** What a later language means cannot be guessed.

        **Fix.** Install the version that the message names.

        **改法。** 安装提示中所说的版本。
        """,
    ),
)
