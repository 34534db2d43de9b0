package dev.backroom.console.text;

/** The texts of the waves and their papers. */
public enum WaveWord implements Phrase {
    WAVE("Wave", "波次号"),
    OUT_AT("Out at", "下发时间"),
    WAVE_OUT("released", "已下发"),
    WAVE_GOING_OUT("going out", "下发中"),
    MOST_ORDERS("At most", "上限"),
    NO_LIMIT("no limit", "不限"),
    TO_PRINT("To print", "打印"),
    PICK_LIST("Pick list", "拣货单"),
    PACKING_SLIPS("Packing slips", "装箱单"),
    CARTON_LABELS("Carton labels", "箱标"),
    CARRIER_LABELS("Carrier labels (PDF)", "快递面单（PDF）"),
    NO_WAVES("No wave went out today or yesterday.", "今天和昨天没有波次。"),
    NO_WAVE("There is no such wave.", "没有这个波次。"),
    NOT_TO_BE_PACKED("Cancelled or held since, not to be packed:", "已取消或被拦截，请勿打包："),
    UNITS_IN_ALL("%s units", "共 %s 件"),
    ONE_CARTON("One carton for the orders %s", "合并装箱：%s"),
    BIN("Bin", "库位"),
    PLACE("No.", "序号"),
    CARTON("Carton", "箱号"),
    NAME("Name", "收件人"),
    PHONE("Phone", "电话"),
    POSTAL_CODE("Postal code", "邮编"),
    ADDRESS("Address", "地址"),
    SHIP_BY("Ship by", "最晚发货"),
    NEXT_WAVES("Next waves", "接下来的波次"),
    NEXT_OUT("Goes out", "下发时间"),
    WAITING_ORDERS("Orders that wait", "等待的订单"),
    TAKES("The wave takes", "本波次可下发"),
    LEAVES("Left out", "留待下一波"),
    RISK("At risk for want of capacity", "因产能不足有风险"),
    BREAKS("First breaks", "最早超时"),
    NO_TURN("no working day in the next 60", "60 天内无工作日"),
    SEEN_AGO("As the desk saw it %s ago.", "订单台 %s前的检查结果。"),
    NO_FORECAST("The desk has not looked yet; it does every quarter of an hour.", "订单台尚未检查；每 15 分钟一次。"),
    WAVES_SO_FAR("Waves of today and yesterday", "今天和昨天的波次"),
    WAVE_EXTRA("out of turn", "加急"),
    ORDERS_IN("Orders in it", "包含的订单"),
    LEFT_THE_WAVE("Left out since: not to be packed", "已剔除：请勿打包"),
    NOTHING_LEFT_IT("Every order of this wave is to be packed.", "此波次的订单均需打包。"),
    GONE("is no longer there", "已不存在"),
    OTHER_WAVE("went another way", "已转其他波次"),
    ALL_WAVES("All waves", "全部波次"),
    CONTENTS("Contents", "内容"),
    CARTONS("cartons: %s", "共 %s 箱"),
    PRINT_HINT("Print with the browser: one page a slip, only what is to be packed.", "用浏览器打印：每张单一页，仅含需打包的内容。");

    private final String english;
    private final String chinese;

    WaveWord(String english, String chinese) {
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
