package dev.backroom.console.text;

/** The texts about jobs that fail. */
public enum JobWord implements Phrase {
    FAILING_SINCE("Fails since", "失败自"),
    IN_A_ROW("In a row", "连续次数"),
    ALL_OF_THEM("all shops", "全部店铺"),
    DO_CONNECT("Let the seller authorise again and connect the shop.", "请卖家重新授权并连接店铺。"),
    DO_MEND("Mend what the platform says; the next run goes on by itself.", "按平台提示处理；下次运行自动继续。"),
    DO_WAIT("Each run tries again. If it lasts, see whether the platform is down.", "每次运行都会重试；若持续失败，请查看平台是否故障。"),
    DO_READ_LOG("See the function's log.", "请查看该函数的日志。");

    private final String english;
    private final String chinese;

    JobWord(String english, String chinese) {
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
