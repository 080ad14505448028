"""What the buttons say."""

from orgflow.text import Language

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "views": "Views",
        "search": "Search",
        "hits": "{at} of {count}",
        "nohits": "nothing found",
        "page": "Page {at} of {count}",
        "previous": "Previous page",
        "next": "Next page",
        "smaller": "Zoom out",
        "larger": "Zoom in",
        "whole": "Whole page",
        "findings": "Findings",
        "nofindings": "Nothing was found.",
        "close": "Close",
        "language": "Language",
        "unmarked": "not on any picture",
        "gap": "error",
        "attention": "warning",
        "note": "note",
    },
    "zh": {
        "views": "视图",
        "search": "搜索",
        "hits": "第 {at} 处，共 {count} 处",
        "nohits": "没有找到",
        "page": "第 {at} 页，共 {count} 页",
        "previous": "上一页",
        "next": "下一页",
        "smaller": "缩小",
        "larger": "放大",
        "whole": "整页",
        "findings": "发现",
        "nofindings": "没有发现问题。",
        "close": "关闭",
        "language": "语言",
        "unmarked": "图中没有对应位置",
        "gap": "错误",
        "attention": "警告",
        "note": "提示",
    },
}
NAMES: dict[Language, str] = {"en": "English", "zh": "中文"}
