package dev.backroom.console;

/** Every text of the pages, in both languages. */
enum Word {
    TITLE("Backroom", "Backroom 后台"),
    AS_OF("as of %s", "截至 %s"),
    OTHER_LANGUAGE("中文", "English"),
    READY("Ready to ship", "待发货"),
    HELD("Held", "需处理"),
    RELEASED("Waiting for the carrier", "待揽收"),
    LATE("Late", "已超时"),
    DUE_SOON("Due within 4 h", "4 小时内到期"),
    HOLDS("Why orders are held", "订单暂停原因"),
    HOLDS_OF_FIRST("of the %s most urgent held orders", "按最急的 %s 个暂停订单统计"),
    MOST_URGENT("Most urgent", "最紧急"),
    NO_WORK("No order waits.", "没有等待的订单。"),
    SHIP_BY("Ship by", "最晚发货"),
    ORDER("Order", "订单号"),
    SHOP("Shop", "店铺"),
    LANE("State", "状态"),
    WHY("Why", "原因"),
    NOTE("Note", "说明"),
    UNITS("Units", "件数"),
    TOTAL("Total", "金额"),
    LATE_BY("%s late", "已超 %s"),
    LEFT("in %s", "剩 %s"),
    LEFT_HEADING("Left", "剩余"),
    STOCK("Least available stock", "可用库存最少"),
    NO_STOCK("No stock was counted yet.", "还没有库存数据。"),
    STOCK_CUT("The first %s SKUs by code are considered.", "仅统计编码最前的 %s 个 SKU。"),
    SKU("SKU", "SKU"),
    ITEM("Item", "商品"),
    WAREHOUSE("Warehouse", "仓库"),
    ON_HAND("On hand", "在库"),
    RESERVED("Reserved", "已占用"),
    AVAILABLE("Available", "可用"),
    SAFETY("Safety", "安全库存"),
    BELOW_SAFETY("low", "低于安全库存"),
    SOLD_OUT("sold out", "已售罄"),
    QUEUES("Queues", "队列"),
    QUEUE("Queue", "队列"),
    WAITING("Waiting", "等待"),
    IN_FLIGHT("In flight", "处理中"),
    DEAD("dead letters: look, then redrive", "死信：请检查后重投"),
    PARKED("Parked messages", "搁置的消息"),
    NO_PARKED("Nothing is parked.", "没有搁置的消息。"),
    REASON("Reason", "原因"),
    TIME("Time", "时间"),
    ID("Id", "编号"),
    MORE("The newest %s are shown.", "仅显示最新 %s 条。"),
    KEPT("Webhooks kept", "留存的 Webhook"),
    NO_KEPT("None today and yesterday.", "今天和昨天都没有。"),
    TYPE("Type", "类型"),
    TODAY("Today", "今天"),
    YESTERDAY("Yesterday", "昨天"),
    LAST_KEPT("The last of them", "最近的几条"),
    SHOPS("Shops", "店铺"),
    NO_SHOPS("No shop is connected. Run: backroom connect", "还没有连接店铺。请运行：backroom connect"),
    MARKET("Market", "市场"),
    CONNECTION("Connection", "连接"),
    CONNECTED("connected", "已连接"),
    DISCONNECTED("disconnected: connect again", "已断开：请重新授权"),
    ENDS("authorisation ends %s", "授权到期 %s"),
    SINCE("Since", "自"),
    UNREADABLE("This part could not be read: %s", "此部分读取失败：%s"),
    HOLD_PLATFORM("platform hold", "平台冻结"),
    HOLD_SHORT("short of stock", "库存不足"),
    HOLD_UNKNOWN_SKU("SKU not in the item list", "商品清单无此 SKU"),
    HOLD_MISMATCH("shipped more than the figures had", "实发超出账面库存"),
    HOLD_CANCEL("buyer asks to cancel", "买家申请取消"),
    HOLD_STATUS("state unknown to this version", "未知的平台状态"),
    UNKNOWN_TYPE("unknown type", "未知类型");

    private final String english;
    private final String chinese;

    Word(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case CHINESE -> chinese;
        };
    }

    /** The text with its one gap filled. */
    String in(Language language, Object gap) {
        return in(language).replace("%s", String.valueOf(gap));
    }
}
