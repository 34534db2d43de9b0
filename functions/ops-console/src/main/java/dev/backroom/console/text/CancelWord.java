package dev.backroom.console.text;

/** The texts of what leads to a cancellation. */
public enum CancelWord implements Phrase {
    CANCEL("Cancel…", "取消…"),
    CANCEL_THIS("Cancel this order…", "取消此订单…"),
    CANCEL_MANY("cancel", "取消"),
    TITLE("Cancel order %s", "取消订单 %s"),
    CHOOSE("Choose a reason", "请选择原因"),
    NO_REASON("Nothing was done: choose the reason first.", "未执行：请先选择原因。"),
    WORD_FOR_US("A word for us; no buyer's phone or e-mail", "内部备注；勿写买家电话或邮箱"),
    GO_ON("Go on: show what will happen", "下一步：查看后果"),
    REALLY("Cancel order %s?", "确认取消订单 %s？"),
    AMOUNT("Amount", "金额"),
    BUYER_SEES("The buyer sees", "买家将看到"),
    SEES_PAID("“Cancelled by the seller: %s”, and the platform pays the amount back.", "“商家取消：%s”，平台将退还该金额。"),
    SEES_UNPAID("“Cancelled by the seller: %s”. Nothing was paid yet.", "“商家取消：%s”。尚未付款。"),
    FOR_THE_SHOP("For the shop", "对店铺的影响"),
    COUNTS("The cancellation counts against the shop's rate of cancellations.", "此次取消计入店铺取消率。"),
    COUNTS_NOT("It does not count against the shop's rate of cancellations.", "不计入店铺取消率。"),
    THEN("What happens", "之后"),
    STOPPED_THEN(
            "The order is stopped at once; the platform is asked within a quarter of an hour. Until then Release undoes it.",
            "订单立即拦截；一刻钟内向平台提交取消，在此之前可放行撤销。"),
    YES("Yes, cancel order %s", "确认取消订单 %s"),
    NO("No, back to the order", "不取消，返回订单"),
    CANNOT("It cannot be cancelled here any more.", "此处已无法取消。");

    private final String english;
    private final String chinese;

    CancelWord(String english, String chinese) {
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
