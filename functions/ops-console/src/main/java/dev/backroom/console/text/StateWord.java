package dev.backroom.console.text;

/** How orders, parcels and cases stand. */
public enum StateWord implements Phrase {
    UNPAID("unpaid", "待付款"),
    ON_HOLD("held by the platform", "平台暂缓"),
    UNRECOGNISED("a state unknown to this version", "未知的平台状态"),
    AWAITING_SHIPMENT("to be shipped", "待发货"),
    PARTIALLY_SHIPPING("partly shipped", "部分发货"),
    AWAITING_COLLECTION("waits for the carrier", "待揽收"),
    IN_TRANSIT("on its way", "运输中"),
    DELIVERED("delivered", "已送达"),
    COMPLETED("complete", "已完成"),
    CANCELLED("cancelled", "已取消"),
    LANE_HELD("held", "需处理"),
    LANE_READY("ready for a wave", "可进波次"),
    LANE_RELEASED("with the warehouse", "已交仓库"),
    LINE_OPEN("in the building", "在库"),
    LINE_SHIPPED("left", "已发出"),
    LINE_CANCELLED("not wanted", "已取消"),
    HANDOVER_PLANNED("the warehouse does not have it yet", "仓库尚未收到"),
    HANDOVER_SENT("the warehouse has it", "仓库已收到"),
    HANDOVER_DONE("done", "完成"),
    HANDOVER_STOPPED("stopped", "已停止"),
    PARCEL_REPORTED("reported by the warehouse", "仓库已上报"),
    PARCEL_ARRANGED("known to the platform", "平台已登记"),
    CASE_REQUESTED("asked for", "已申请"),
    CASE_OFFERED("the seller offered something else", "商家已另行提议"),
    CASE_AWAITING_PARCEL("the buyer has to send it back", "待买家寄回"),
    CASE_ON_ITS_WAY("on its way back", "退货途中"),
    CASE_PARCEL_REFUSED("what came back was not accepted", "退货未被接受"),
    CASE_REFUSED("refused", "已拒绝"),
    CASE_WITHDRAWN("withdrawn", "已撤销"),
    CASE_GRANTED("granted, refund under way", "已同意，退款中"),
    CASE_COMPLETE("over", "已结束"),
    REMEDY_CANCEL("cancel the order", "取消订单"),
    REMEDY_REFUND("a refund", "仅退款"),
    REMEDY_RETURN("return and refund", "退货退款"),
    REMEDY_REPLACEMENT("a replacement", "换货");

    private final String english;
    private final String chinese;

    StateWord(String english, String chinese) {
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
