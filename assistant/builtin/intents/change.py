"""运行期间的变更: what is to change. A question on the rule is left to the search; what goes on from one is heard here."""

import re

from assistant.builtin.intents._message import GOES_ON, NOTHING, Heard, Message
from assistant.checkers.change import Change, Stage

_KINDS = (
    (Change.DIRECTOR, re.compile(r"(?:换|更换|调整|变更|聘用|聘任|新聘)[^，。？?]{0,4}(?:中心)?(?:主任|总经理)|(?:主任|总经理)[^，。？?]{0,4}(?:换人|换了|换成|换作|换为|变更|调整|变动|聘用)|(?:主任|总经理)[^。？?]{0,12}[，,]?(?:想|要|得|准备|打算|需要)[^，。？?]{0,2}换(?:个|一个|一下)?人")),
    (Change.NAME, re.compile(r"(?:更|改|换)(?:个)?名(?!额)|(?:变更|更改|修改|换)(?:中心)?(?:的)?名(?:称|字)|名称变更|名(?:字|称)(?:已经?|都|给)?(?:改|换|变)(?:成|为|了|掉)|名(?:字|称)[^，。；;？?]{0,10}[，,]?(?:想|要|打算|准备)(?:给)?(?:换|改)(?:一?个|掉|新)|(?:现名|原名)[^。；;？?]{2,40}(?:改|换|变更)(?:成|为|作)")),
    (Change.REGISTERED_PLACE, re.compile(r"(?:变更|更改|换|迁)[^，。？?]{0,4}(?:注册地|地址)|(?:改|换|变更?)(?:成|到|为|去)[^，。；;？?]{1,8}注册|注册地[^，。？?]{0,4}(?:变更|迁|变|换)|迁址|搬迁|搬家|^(?!.*(?:公司|企业|主体|牵头)).*迁(?:到|至|往|去|回|进)(?!户)|[从由][^，。？?]{2,10}(?:迁|搬|挪)|(?:住所|地址|注册地)[^，。？?]{0,10}(?:迁|搬|挪|换|变)")),
    (Change.OTHER, re.compile(r"(?:换|变更|更换|调整)[^，。？?]{0,4}(?:牵头|主体|共建单位|研发方向|法定代表人|股东|股权)|(?:换|变更|更换|转让)[^，。？?]{0,10}(?:股东|股权|股份)|(?:牵头|主体|共建|参建)(?:单位|方|的那?家?)[^，。？?]{0,4}(?:换|变更)")),
)  # fmt: skip
_DONE = re.compile(
    r"(?:没|未|没有)(?:报|经|申请|批|打招呼)[^，。？?]{0,8}(?:就|已经|擅自|先|自己)[^，。？?]{0,6}(?:改|换|迁|搬|变)|(?:已经|擅自|先斩后奏)[^，。？?]{0,8}(?:改|换|迁|搬|变)了[^，。？?]{0,4}(?:没报|没批|没申请|怎么办|咋办)"
    r"|(?:已经?|都|早)[^，。；;？?]{0,10}(?:改|换|迁|搬|变)[^。；;？?]{0,24}(?:没|未)(?:有)?(?:报|批|申请|打招呼|吱声)"
    r"|先(?:搬|改|换|迁|变)(?:了|完|过去|着)?[^。；;？?]{0,16}(?:再|回头|以后|之后|然后)[^。；;？?]{0,10}(?:说|报|备案|备个案|补)"
)

_ENOUGH = re.compile(
    r"(?:审|盖(?:个|了|完)?章|点(?:个|了)?头|同意|签(?:个|了)?字|打(?:个|了)?招呼|说一声|报一声)[^，。；;？?]{0,8}(?:就|算)[^，。；;？?]{0,3}(?:完|行|够|成|了事|可以|拉倒|得|妥)"
)
"""区里审完盖个章就算完了呗, after the name is to be changed."""
_REPORTED = re.compile(
    r"(?:用不用|要不要|需不需要|还用|还要|得不得|必须|是不是要?)[^，。；;？?]{0,4}(?:报批|批准|报|审批|走手续|走流程)"
)
_HOW_TO = re.compile(
    r"(?:先|要|得|该|须)?(?:跟|找|向|给|同|和|通过)谁|打(?:个)?招呼|什么(?:样的)?(?:流程|程序|手续)|啥(?:流程|程序|手续)|(?:流程|程序|手续)(?:是|怎么|咋|有)|(?:哪(?:一)?(?:家|个部门|个单位)|谁)(?:来)?(?:审|批|管)|(?:手续|流程|程序)[^，。；;？?]{0,3}(?:走|过|办)?几(?:道|步|关|级)|(?:走|过|办)几(?:道|步|关)(?:手续|流程|程序)?|几(?:道|步)(?:手续|流程|程序)|怎么(?:走|办手续|报批)|咋(?:走|办手续|报批)"
)
_OWN_CASE = re.compile(
    r"打算|准备|计划|想(?!问|知道|了解)|要把|[要拟](?:改|换|变更)(?:成|为)|我们?|咱|俺|[从由][^，。？?]{1,10}(?:搬|迁|挪)"
)
_INTENDED = re.compile(r"打算|准备|计划|想(?!问|知道|了解)|要把")
_APPLYING = re.compile(r"想(?:申报|建)|(?:申报|创建)[^，。？?]{0,6}(?:流程|程序|手续)|撤销|公示")


def hear(message: Message) -> Heard:
    """Hear which change is spoken of."""
    changes = [change.value for change, pattern in _KINDS if message.says(pattern)]
    if not changes and message.active and message.known.get("changes") and message.says(_ENOUGH):
        return Heard(calls=True)
    if not changes:
        return NOTHING
    facts: dict[str, object] = {"changes": changes, "stage": None}
    if message.says(_DONE):
        return Heard({**facts, "stage": Stage.CHANGED_WITHOUT_APPROVAL.value}, True)
    if (
        (message.says(_HOW_TO) or (message.declares and message.says(_INTENDED)))
        and message.says(_OWN_CASE)
        and Change.OTHER.value not in changes
        and not message.says(_APPLYING)
    ):
        return Heard(facts, calls=True)
    if Change.OTHER.value in changes and message.says(_REPORTED):
        return Heard(facts, calls=True)
    return Heard(facts, calls=message.active and bool(GOES_ON.search(message.text)), concerned=True)
