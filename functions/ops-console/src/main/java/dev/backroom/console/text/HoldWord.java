package dev.backroom.console.text;

/** What holds are called, what shows them, and what somebody can do about them. */
public enum HoldWord implements Phrase {
    HOLD_PLATFORM("platform hold", "平台冻结"),
    HOLD_SHORT("short of stock", "库存不足"),
    HOLD_UNKNOWN_SKU("SKU not in the item list", "商品清单无此 SKU"),
    HOLD_MISMATCH("shipped more than the figures had", "实发超出账面库存"),
    HOLD_CANCEL("buyer asks to cancel", "买家申请取消"),
    HOLD_STATUS("state unknown to this version", "未知的平台状态"),
    HOLD_WISH_CANCEL("message asks to cancel", "留言要求取消"),
    HOLD_WISH_CHANGE("message asks for a change", "留言要求修改"),
    HOLD_ADDRESS_INCOMPLETE("address incomplete", "地址不完整"),
    HOLD_ADDRESS_IMPLAUSIBLE("address implausible", "地址不可信"),
    HOLD_ADDRESS_MASKED("address hidden by the platform", "地址被平台隐藏"),
    HOLD_PHONE("phone number invalid", "电话号码无效"),
    HOLD_FRAUD("suspected fraud", "疑似欺诈"),
    HOLD_OUTSIDE("an outside check speaks against it", "外部检查未通过"),
    HOLD_BY_HAND("stopped by hand", "人工拦截"),
    DO_PLATFORM("Wait: the platform lets it go by itself.", "等待：平台会自行放行。"),
    DO_SHORT("Restock, replace with consent, or cancel before the deadline.", "补货、征得同意后换货，或在截止前取消。"),
    DO_UNKNOWN_SKU("Add the SKU: ./backroom import items FILE.", "补录 SKU：./backroom import items FILE。"),
    DO_MISMATCH(
            "Book the missing receipt, or count the shelf: ./backroom import stock-count FILE.",
            "补登入库，或盘点货架：./backroom import stock-count FILE。"),
    DO_CANCEL("Approve or refuse the request before its deadline.", "请在截止前同意或拒绝该申请。"),
    REQUEST_IS_READ("The request is being read from the platform.", "正在从平台读取该申请。"),
    REQUEST_ANSWERED("The answer is with the platform.", "答复已提交平台。"),
    DO_STATUS("Look it up in the seller centre.", "在卖家中心查看该订单。"),
    DO_WISH_CANCEL("Read the message, ask the buyer, cancel or release.", "查看留言，联系买家，取消或放行。"),
    DO_WISH_CHANGE("Read the message, settle it with the buyer, then release.", "查看留言，与买家确认后放行。"),
    DO_ADDRESS("Ask the buyer to correct the address on the platform.", "请买家在平台上更正地址。"),
    DO_ADDRESS_MASKED("Wait until the platform shows it, or look in the seller centre.", "等平台显示地址，或到卖家中心查看。"),
    DO_PHONE("Ask the buyer for a number that can be reached.", "向买家索取可联系的号码。"),
    DO_FRAUD("Look at the reasons; release, or cancel before it ships.", "查看原因；放行，或在发货前取消。"),
    DO_OUTSIDE("Look at what the service says; release, or cancel.", "查看服务的结论；放行或取消。"),
    DO_BY_HAND("Release it once it is settled, or cancel.", "处理完后放行，或取消。"),
    REMORSE("remorse hour: the buyer may still cancel for free", "冷静期：买家仍可免费取消"),
    STOPPED_AT("since %s", "自 %s 起"),
    READS_AS("reads as: %s", "理解为：%s"),
    FIELD_NAME("name", "收件人"),
    FIELD_STREET("street", "街道"),
    FIELD_AREA("district", "区域"),
    FIELD_POSTAL_CODE("postal code", "邮编"),
    FIELD_PHONE("phone", "电话"),
    RULE_MISSING("missing", "缺失"),
    RULE_SAYS_NOTHING("names nothing", "无具体内容"),
    RULE_NO_HOUSE_NUMBER("no house number", "无门牌号"),
    RULE_TOO_LONG("too long", "过长"),
    RULE_PLACEHOLDER("typed to pass the form", "随意填写"),
    RULE_ONLY_DIGITS("only digits", "只有数字"),
    RULE_CONTACT("an e-mail or web address", "为邮箱或网址"),
    RULE_SCRIPT("a script that carriers do not read", "承运商无法识别的文字"),
    RULE_PATTERN("not written as the market does", "不符合当地格式"),
    RULE_OTHER_REGION("belongs to another region", "与所在地区不符"),
    RULE_UNREADABLE("no number can be read", "无法识别号码"),
    RULE_NOT_ASSIGNED("no such number is given out", "号码未分配"),
    RULE_OTHER_COUNTRY("of another country", "为其他国家号码"),
    RULE_WRONG_KIND("premium or voicemail", "收费或语音信箱号码"),
    FRAUD_FREIGHT_FORWARDER("known forwarder", "已知转运地址"),
    FRAUD_ADDRESS_HOUR("address: many orders in an hour", "同一地址一小时内多单"),
    FRAUD_ADDRESS_DAY("address: many orders in a day", "同一地址一天内多单"),
    FRAUD_ADDRESS_MONTH("address: many orders in a month", "同一地址一月内多单"),
    FRAUD_PHONE_HOUR("phone: many orders in an hour", "同一电话一小时内多单"),
    FRAUD_PHONE_DAY("phone: many orders in a day", "同一电话一天内多单"),
    FRAUD_PHONE_MONTH("phone: many orders in a month", "同一电话一月内多单"),
    FRAUD_BUYER_HOUR("buyer: many orders in an hour", "同一买家一小时内多单"),
    FRAUD_BUYER_DAY("buyer: many orders in a day", "同一买家一天内多单"),
    FRAUD_BUYER_MONTH("buyer: many orders in a month", "同一买家一月内多单"),
    FRAUD_SEVERAL_BUYERS("one address, several accounts", "同一地址多个账号"),
    FRAUD_UNUSUAL_UNITS("unusually many units", "数量异常"),
    FRAUD_UNUSUAL_VALUE("unusually high value", "金额异常"),
    FRAUD_REPEATED_CANCELS("cancels again and again", "多次取消"),
    FRAUD_REPEATED_RETURNS("returns again and again", "多次退货"),
    FRAUD_PHONE_ELSEWHERE("phone of another country", "电话属其他国家"),
    FRAUD_CASH_ON_DELIVERY("cash on delivery", "货到付款");

    private final String english;
    private final String chinese;

    HoldWord(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
