"""Messages that tell nothing new and ask for the result once more: 所以够不够, 说回委员会，那到底行不行."""

import re

from assistant.builtin.intents._message import NOTHING, Heard, Message

_OR_NOT = (
    r"(?:够不够(?:格|数)?|行不行|成不成|中不中|可不可以|符不符合(?:要求|规定|条件)?|合不合(?:格|规|要求)|达不达标|过不过(?:关|线)?|能不能过(?:关)?"
    r"|超没超|有没有问题|(?:够|合|达|过)(?:格|规|标|关|线|数)?(?:不|吗|了吗|没有)|行吗|可以吗)"
)
_ONCE_MORE = re.compile(
    r"^(?:(?:说回|回到|再说|接着说|还是说|再回到)[^，,。；;？?]{1,12}[，,])?"
    r"(?:所以|那么?|到底|究竟|总之|说到底|结论|现在|目前|这样|这么说|照这么说|我们?|咱们?|这个?|比例|条件|团队|委员会|还|算|是|也|都|就|来说|一共|整个|，|,)*"
    rf"{_OR_NOT}(?:呢|啊|呀|嘛)?[？?。！!]*$"
)


def asked_again(message: Message) -> Heard:
    """The check that was spoken of last, with what is known and on what it was about."""
    known = any(not name.startswith("_") and value is not None for name, value in message.known.items())
    again = message.active and known and not message.asked and message.says(_ONCE_MORE)
    return Heard(calls=True, about=message.about) if again else NOTHING
