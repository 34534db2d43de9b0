package dev.backroom.console.text;

/** The texts about what is not known of a shop's stock. */
public enum StockWord implements Phrase {
    NOT_READ("The listings have not been read yet: what the channel shows is not known.", "尚未读取商品列表：渠道显示的数字未知。"),
    UNPUBLISHED("%s listings wait to be published for the first time.", "%s 个商品等待首次发布库存。"),
    UNCOUNTED(
            "%s listings have no counted stock, so nothing is published for them: ./backroom import items FILE, then ./backroom import stock-count FILE",
            "%s 个商品没有盘点库存，因此未发布：先 ./backroom import items FILE，再 ./backroom import stock-count FILE"),
    NOTHING_KNOWN_SHORT("Of what is known, nothing is short.", "就已知情况而言，没有缺货。");

    private final String english;
    private final String chinese;

    StockWord(String english, String chinese) {
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
