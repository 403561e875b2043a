"""`assistant staff`: who may sign in to the workbench."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from assistant.cli.common import json_option, print_json
from assistant.cli.errors import CommandError
from assistant.settings import load_settings
from assistant.storage.audit_log import AuditLog
from assistant.storage.database import Database, open_database
from assistant.storage.staff_accounts import Role, StaffAccounts

_BY = "服务器命令行"
_from_stdin = click.option("--password-stdin", is_flag=True, help="从标准输入读密码，第一行为准。")


@click.group("staff", help="管理工作台的账号")
def command() -> None:
    """The accounts of the workbench."""


@command.command("add", help="新增账号，例如：assistant staff add 张三 --role 管理员")
@click.argument("name", metavar="姓名")
@click.option(
    "--role",
    type=click.Choice([one.value for one in Role]),
    default=Role.CLERK.value,
    help="管理员，或经办人（默认）。",
)
@_from_stdin
def add(name: str, role: str, password_stdin: bool) -> None:
    """Make an account."""
    with _database() as database:
        StaffAccounts(database).add(name, Role(role), _password(password_stdin))
        AuditLog(database).record(_BY, "新增账号", name, after=role)
    click.echo(f"已新增{role}“{name}”，可以在网页的工作台登录。")


@command.command("list", help="列出账号")
@json_option
def list_accounts(as_json: bool) -> None:
    """Print the accounts."""
    with _database() as database:
        accounts = StaffAccounts(database).all()
    if as_json:
        print_json(
            [{"name": one.name, "role": one.role, "made_at": one.made_at.isoformat()} for one in accounts]
        )
    elif not accounts:
        click.echo("还没有账号。用 assistant staff add 姓名 --role 管理员 新增。")
    else:
        for one in accounts:
            click.echo(f"{one.name}\t{one.role}\t{one.made_at:%Y-%m-%d} 新增")


@command.command("password", help="重设密码；已登录的会退出，输错次数清零")
@click.argument("name", metavar="姓名")
@_from_stdin
def password(name: str, password_stdin: bool) -> None:
    """Give an account another password."""
    with _database() as database:
        StaffAccounts(database).set_password(name, _password(password_stdin))
        AuditLog(database).record(_BY, "重设密码", name)
    click.echo(f"已重设“{name}”的密码。")


@command.command("remove", help="移除账号；操作日志保留")
@click.argument("name", metavar="姓名")
def remove(name: str) -> None:
    """Take an account away."""
    with _database() as database:
        StaffAccounts(database).remove(name)
        AuditLog(database).record(_BY, "移除账号", name)
    click.echo(f"已移除“{name}”，正在使用的网页立即退出。")


@contextmanager
def _database() -> Iterator[Database]:
    settings = load_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = open_database(settings.database_url)
    try:
        yield database
    finally:
        database.close()


def _password(from_stdin: bool) -> str:
    """Ask for a password, twice. It is no argument: those are seen by everybody on the machine."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise CommandError("这里不能输入密码。请在终端里运行，或用 --password-stdin 从标准输入给出密码。")
    given = str(click.prompt("密码", hide_input=True))
    if given != click.prompt("再输一遍", hide_input=True):
        raise CommandError("两次输入的密码不一样，没有保存。请再运行一次。")
    return given
