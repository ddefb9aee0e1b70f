"""What run.py can be asked for, in the words of its users."""

import difflib
from typing import Dict

VERBS: Dict[str, str] = {
    "serve": "生成网站并在本机预览（http://127.0.0.1:8000），改动内容后自动刷新",
    "build": "检查内容并生成网站文件",
    "check": "只检查内容，逐条列出问题和改法",
    "status": "本月哪些责任事项到期、做了没有",
    "export": "导出为 Markdown 文件，供其他网站工具使用",
    "new": "新建一篇活动动态，字段和提纲已写好",
    "import-records": "把支部的台账表格（.xlsx）导入为台账记录，问过才写",
    "init": "新建一个内容文件夹，供另一个单位使用",
    "clear-samples": "把示例动态和制度移出内容文件夹，先问过才动",
    "test": "运行全部测试",
}

HELP = f"""\
「忠诚铸魂·匠心服务」网站：查看、检查、生成

用法：
  python3 scripts/run.py 动作 [选项]

动作：
{"".join(f"  {verb:<15}{text}" + chr(10) for verb, text in VERBS.items())}
例：
  python3 scripts/run.py serve                       在本机预览
  python3 scripts/run.py serve --port 8001           换一个端口
  python3 scripts/run.py build --site-dir site       生成网站到 site 文件夹
  python3 scripts/run.py check                       检查内容
  python3 scripts/run.py status --month 2026-12      看这个月要做的
  python3 scripts/run.py export 导出                  导出到“导出”文件夹
  python3 scripts/run.py new                         按提示新建一篇
  python3 scripts/run.py import-records 台账.xlsx      导入支部的台账表格
  python3 scripts/run.py init 新单位                  新建内容文件夹“新单位”
  python3 scripts/run.py clear-samples               列出示例，问过后移出
  python3 scripts/run.py test                        运行测试
  python3 scripts/run.py build --help                某个动作的详细说明

选项：
  --wheels 文件夹   不联网，从这个文件夹里的 .whl 文件安装依赖（也可设环境变量 DANGJIAN_WHEELS）
  --help、-h        显示本说明

首次运行会在项目文件夹里准备运行环境 .venv（需要 Python 3.11 或更新的版本，联网，约 200 MB）；
以后直接使用。依赖清单 requirements.lock 变化后会自动重新准备。

退出码：0 正常；1 有问题（内容有错、测试未过、环境没准备好）；2 命令写错了；130 被 Ctrl-C 中断。
"""

TEST_HELP = """\
运行全部测试：代码检查、类型检查、模块之间的箭头、各项测试

用法：
  python3 scripts/run.py test [--fast] [--strict] [-- pytest 的选项]

选项：
  --fast            只运行快的测试（不开浏览器，不生成整个网站）
  --strict          有一项被跳过也算不通过
  -- 选项           之后的交给 pytest，并且只运行 pytest
  --help、-h        显示本说明

例：
  python3 scripts/run.py test                        全部
  python3 scripts/run.py test --fast                 改代码时随手运行
  python3 scripts/run.py test -- tests/reading -x    只运行一个文件夹，遇错即停

测试还需要的系统软件：chromium（真实浏览器）、fonts-noto-cjk（中文字体）。
在 Debian 上以 root 运行时自动安装；否则跳过用到它们的测试，并在最后说明跳过了几项。

退出码：0 全部通过；1 有不通过的（或 --strict 时有跳过的）；2 命令写错了；130 被 Ctrl-C 中断。
"""


def unknown_verb(verb: str) -> str:
    near = difflib.get_close_matches(verb.lower(), VERBS, n=1, cutoff=0.5)
    hint = f"是否想写：{near[0]}？\n" if near else ""
    return f"没有“{verb}”这个动作。{hint}可用的动作：{'、'.join(VERBS)}。详见 python3 scripts/run.py --help"
