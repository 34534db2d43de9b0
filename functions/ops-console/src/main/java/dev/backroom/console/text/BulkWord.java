package dev.backroom.console.text;

/** The texts of decisions about many orders. */
public enum BulkWord implements Phrase {
    TITLE("Bulk action", "批量操作"),
    PICK("Pick", "选择"),
    PICK_ONE("pick order %s", "选择订单 %s"),
    PICK_PAGE("pick all on this page", "选中本页全部"),
    PICK_NONE("pick none", "取消选择"),
    CHOOSE("With many orders…", "批量处理…"),
    WHAT("What to do with them", "要执行的操作"),
    RELEASE("release", "放行"),
    RELEASE_ONLY("release this hold", "放行此项"),
    HOLD("stop", "拦截"),
    NOTE("write a note", "记备注"),
    CANCEL("cancel, because:", "取消，原因："),
    WORD("Why; no buyer's phone or e-mail", "原因；勿写买家电话或邮箱"),
    PICKED("The picked ones…", "所选订单…"),
    ALL("All %s of this list…", "此列表全部 %s 单…"),
    NO_ACTION("Nothing was done: choose what to do with them.", "未执行：请选择操作。"),
    NO_WORD("Nothing was done: say why, in a word.", "未执行：请填写原因。"),
    NO_ORDERS("Nothing was done: no order is picked.", "未执行：未选择订单。"),
    NONE_CAN("It can be done with none of them.", "这些订单都无法执行此操作。"),
    DO_RELEASE("Release %s orders?", "放行 %s 个订单？"),
    DO_HOLD("Stop %s orders?", "拦截 %s 个订单？"),
    DO_NOTE("Write a note to %s orders?", "为 %s 个订单记备注？"),
    DO_CANCEL("Cancel %s orders?", "取消 %s 个订单？"),
    ORDERS("Orders", "订单"),
    AMOUNT("Their amount", "金额合计"),
    WHY("Why", "原因"),
    THEN("What happens", "后果"),
    THEN_RELEASE(
            "They may go into the next wave; Stop undoes it for each until a wave has taken it.",
            "可进入下一波次；在进入波次前可逐单拦截撤销。"),
    THEN_HOLD("No wave takes them until somebody releases them.", "放行之前不会进入任何波次。"),
    THEN_NOTE("The note stands in the history of each; nothing else changes.", "备注记入每单的历史，其他不变。"),
    THEN_CANCEL(
            "They are stopped at once, and the platform is asked to cancel them within a quarter of an hour;"
                    + " until then Release undoes it for each.",
            "立即拦截，一刻钟内向平台提交取消；在此之前可逐单放行撤销。"),
    ONLY("Only the hold that the list shows is let go: %s.", "仅放行列表筛选的原因：%s。"),
    STAY_HELD("%s of them stay held for other reasons.", "其中 %s 单因其他原因仍被拦截。"),
    LEFT_OUT("Left out", "未包含"),
    MANY("only the first %s of the list are taken", "仅包含列表前 %s 单"),
    CHANGED_SINCE("%s changed since the list was shown: ", "%s 单在列表显示后有变化："),
    NOT_FOUND("%s could not be read", "%s 单无法读取"),
    FIRST("The first %s of them", "其中前 %s 单"),
    YES_RELEASE("Yes, release %s orders", "确认放行 %s 个订单"),
    YES_HOLD("Yes, stop %s orders", "确认拦截 %s 个订单"),
    YES_NOTE("Yes, write it to %s orders", "确认为 %s 个订单记备注"),
    YES_CANCEL("Yes, cancel %s orders", "确认取消 %s 个订单"),
    NO("No, back to the list", "不执行，返回列表"),
    NO_JOB("There is no such bulk action.", "没有这个批量操作。"),
    STARTED("Under way.", "已开始。"),
    STARTED_BEFORE("It was started before.", "之前已开始。"),
    STOPPED_NOW("Stopped: what has no result yet stays as it is.", "已停止：尚无结果的订单保持不变。"),
    RESUMED("It goes on with the orders that have no result.", "将继续处理尚无结果的订单。"),
    NOT_RUNNING("It is not under way.", "当前未在执行。"),
    SHOWN("waits for a yes", "待确认"),
    RUNNING("under way", "执行中"),
    OVER("over", "已完成"),
    HALTED("stopped", "已停止"),
    PROGRESS("%s orders have a result", "%s 单已有结果"),
    OF("of %s", "共 %s 单"),
    STOP("Stop it", "停止"),
    REALLY_STOP("Stop it? Orders without a result stay as they are.", "停止？尚无结果的订单保持不变。"),
    RESUME("Go on", "继续"),
    REFRESH("Refresh", "刷新"),
    RESULT("Result", "结果"),
    NOT_DONE("Not done", "未执行"),
    ALL_ORDERS("All of them", "全部订单"),
    WAITS("waits", "等待"),
    UNDONE("not done: it was stopped", "未执行：已停止"),
    DONE("done", "完成"),
    CHANGED("changed since it was shown; nothing was done", "显示后有变化，未执行"),
    NOTHING_TO_RELEASE("nothing that a person may release", "没有可人工放行的原因"),
    ALREADY_HELD("it was stopped before", "之前已拦截"),
    TOO_LATE("too late: left, or closed", "太晚：已发出或已关闭"),
    UNKNOWN("no such order any more", "订单已不存在"),
    UNREADABLE("cannot be read", "无法读取"),
    LATEST("Bulk actions:", "批量操作：");

    private final String english;
    private final String chinese;

    BulkWord(String english, String chinese) {
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
