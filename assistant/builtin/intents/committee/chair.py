"""委员会主任拟请李教授: somebody is put up to chair, and where he comes from is not told."""

import re

from assistant.builtin.intents._message import VERDICT, Message

_TITLE = r"(?:教授|院士|研究员|专家|博士|老师|总工|所长|院长|主任医师|(?<=[\u4e00-\u9fff])工(?![程作业]))"
_SOMEONE = rf"(?:[^，,。；;？?！!]{{0,6}}?[^，,。；;？?！!的请由让是选推聘有由])?(?<!的)(?<!请)(?<!由)(?<!让)(?<!是){_TITLE}"
_PUT_UP = re.compile(
    rf"(?:主任|主席|一把手|(?:头把|第一把)?交椅)[^，,。；;？?！!]{{0,6}}(?:请|由|让|选|推|定|聘|是){_SOMEONE}"
    rf"|(?:请|让|由|推|选|聘){_SOMEONE}[^，,。；;？?！!]{{0,4}}(?:来|去)?(?:当|做|任|出任|担任|干|坐)[^，,。；;？?！!]{{0,8}}(?:主任|主席|一把手|交椅)"
)
_OF_ALL = re.compile(r"什么|啥|哪|谁|怎样|必须|只能|应当|应该由|规定|有影响力的")
_FIT = re.compile(r"人选|合适|合格|妥|够格|能当|当得")


def put_up_to_chair(message: Message) -> bool:
    """Whether someone is named for the chair and it is asked whether he will do: 主任拟请李教授，符合规定吗."""
    named = _PUT_UP.search(message.text)
    if not named or _OF_ALL.search(named.group()):
        return False
    return message.says(VERDICT) or message.says(_FIT)
