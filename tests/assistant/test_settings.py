from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.settings import Settings, SettingsError, load_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder without a settings file."""
    monkeypatch.chdir(tmp_path)


def refusal(**given: object) -> str:
    with pytest.raises(SettingsError) as refused:
        load_settings(**given)
    line = str(refused.value)
    assert "\n" not in line and line.endswith("。")
    return line


def test_the_defaults_need_nothing() -> None:
    settings = load_settings()
    assert (settings.model, settings.as_of, settings.index.embedder) == ("builtin", None, "e5-small-q4")
    assert (settings.web.host, settings.web.port) == ("127.0.0.1", 7860)
    assert settings.data_dir.name == "hohhot-tic-assistant" and settings.data_dir.is_absolute()


def test_arguments_come_before_the_environment_and_that_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "assistant.toml").write_text(
        'model = "openai:file"\nas_of = 2026-01-01\n[web]\nhost = "0.0.0.0"\nport = 1\n'
    )
    assert load_settings().model == "openai:file" and load_settings().as_of == date(2026, 1, 1)
    monkeypatch.setenv("ASSISTANT_MODEL", "openai:environment")
    monkeypatch.setenv("ASSISTANT_WEB__PORT", "8080")
    settings = load_settings()
    assert settings.model == "openai:environment"
    assert (settings.web.host, settings.web.port) == ("0.0.0.0", 8080), "sections are put together"
    assert load_settings(model="builtin", as_of=None).model == "builtin"
    assert load_settings(as_of=None).as_of == date(2026, 1, 1), "None is not given"


def test_a_settings_file_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other.toml").write_text(
        '[openai]\nbase_url = "http://127.0.0.1:1/v1"\napi_key = "sk-secret"\n'
    )
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "other.toml"))
    settings = load_settings()
    assert settings.openai.base_url == "http://127.0.0.1:1/v1"
    assert settings.openai.api_key.get_secret_value() == "sk-secret"
    assert "sk-secret" not in repr(settings) + settings.model_dump_json()


def test_the_day_is_the_one_set_or_the_clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    before = date.today()  # noqa: DTZ011
    assert before <= load_settings().today <= before + timedelta(days=1)
    monkeypatch.setenv("ASSISTANT_AS_OF", "2026-11-23")
    assert load_settings().today == date(2026, 11, 23)


def test_home_is_known_and_an_empty_variable_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_DATA_DIR", "~/somewhere")
    monkeypatch.setenv("ASSISTANT_AS_OF", "")
    settings = load_settings()
    assert settings.data_dir == Path.home() / "somewhere" and settings.as_of is None


@pytest.mark.parametrize(
    "variable",
    [
        "ASSISTANT_MODLE",
        "ASSISTANT_WEB__PROT",
        "ASSISTANT_WEB",
        "ASSISTANT_MODEL__NAME",
        "ASSISTANT_",
        "assistant_modle",
    ],
)
def test_an_unknown_variable_is_refused(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "1")
    assert refusal() == f"环境变量 {variable}：没有这个设置项。可用的设置见 README。"


def test_variables_of_others_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_ASSISTANT_MODLE", "1")
    assert load_settings().model == "builtin"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ASSISTANT_WEB__PORT", "0", "web.port：不能小于1"),
        ("ASSISTANT_WEB__PORT", "65536", "web.port：不能大于65535"),
        ("ASSISTANT_WEB__PORT", "http", "web.port：应是整数"),
        ("ASSISTANT_OPENAI__TIMEOUT_SECONDS", "0", "openai.timeout_seconds：应大于0.0"),
        ("ASSISTANT_OPENAI__TIMEOUT_SECONDS", "inf", "openai.timeout_seconds：应是数字"),
        ("ASSISTANT_OPENAI__TIMEOUT_SECONDS", "long", "openai.timeout_seconds：应是数字"),
        ("ASSISTANT_AS_OF", "yesterday", "as_of：应是日期，例如 2026-11-23"),
        ("ASSISTANT_AS_OF", "2026-02-30", "as_of：应是日期，例如 2026-11-23"),
        ("ASSISTANT_AS_OF", "1764288000", "as_of：应是日期，例如 2026-11-23"),
    ],
)
def test_a_bad_value_is_refused_in_one_line(
    variable: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    assert refusal() == f"设置 {said}。可用的设置见 README。"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('modle = "builtin"', "设置 modle：没有这个项目，请检查拼写。可用的设置见 README。"),
        ("[web]\nprot = 1", "设置 web.prot：没有这个项目，请检查拼写。可用的设置见 README。"),
        ("web = 3", "设置 web：应是一个表。可用的设置见 README。"),
        ("as_of = 20261123", "设置 as_of：应是日期，例如 2026-11-23。可用的设置见 README。"),
        ("model = 3", "设置 model：应是文字。可用的设置见 README。"),
        ("[web\nport = 1", "设置文件有误：assistant.toml 的第1行写法不对，不是有效的 TOML。"),
        ("model = builtin", "设置文件有误：assistant.toml 的第1行写法不对，不是有效的 TOML。"),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(tmp_path: Path, text: str, line: str) -> None:
    (tmp_path / "assistant.toml").write_text(text)
    assert refusal() == line


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assistant.toml").write_bytes('model = "内置"'.encode("gbk"))
    assert refusal() == "设置文件有误：assistant.toml 读不出来，请确认文件存在且是 UTF-8 编码。"
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "nowhere.toml"))
    assert refusal() == "设置文件有误：nowhere.toml 读不出来，请确认文件存在且是 UTF-8 编码。"
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path))
    assert "读不出来" in refusal()


def test_an_unknown_argument_is_refused() -> None:
    assert refusal(modle="x") == "设置 modle：没有这个项目，请检查拼写。可用的设置见 README。"


def test_a_secret_is_in_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_OPENAI__API_KEY", "sk-secret")
    monkeypatch.setenv("ASSISTANT_OPENAI__TIMEOUT_SECONDS", "sk-secret")
    assert "sk-secret" not in refusal()


def test_every_setting_can_be_set_by_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, field in Settings.model_fields.items():
        inner = getattr(field.annotation, "model_fields", None)
        for variable in [f"{name}__{one}" for one in inner] if inner else [name]:
            monkeypatch.setenv(f"ASSISTANT_{variable}".upper(), "")
    load_settings()
