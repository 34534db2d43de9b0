package dev.backroom.simulator.script;

import java.util.List;

/** What buyers write under an order, in thirteen languages: some want it changed or off, some only say hello. */
final class BuyerWords {
    private record Said(String language, String change, String cancel, String harmless) {}

    private static final List<Said> SAID = List.of(
            new Said(
                    "en",
                    "Hi, I typed the wrong address, please change it to my office before you ship",
                    "Please cancel my order, I ordered by mistake",
                    "So excited for this, thank you!"),
            new Said("zh", "你好,地址写错了,麻烦帮我改一下地址", "我不想要了,请帮我取消订单", "期待收到,谢谢老板"),
            new Said(
                    "id",
                    "Kak alamat saya salah, tolong ganti alamat ya",
                    "Kak tolong batalkan pesanan saya",
                    "Terima kasih kak, ditunggu paketnya"),
            new Said(
                    "th",
                    "ขอเปลี่ยนที่อยู่จัดส่งหน่อยค่ะ ใส่ผิด",
                    "ขอยกเลิกออเดอร์นี้ค่ะ",
                    "ขอบคุณมากค่ะ รอของอยู่นะคะ"),
            new Said(
                    "vi",
                    "Shop ơi mình ghi nhầm địa chỉ, cho mình đổi địa chỉ nhé",
                    "Shop ơi hủy đơn giúp mình với",
                    "Cảm ơn shop nhiều nha"),
            new Said(
                    "ms",
                    "Salam, alamat saya salah, tolong tukar alamat",
                    "Tolong batalkan pesanan saya",
                    "Terima kasih, tak sabar nak guna"),
            new Said(
                    "fil",
                    "Mali po yung address ko, pwede po bang palitan ang address",
                    "Paki-cancel po ng order ko",
                    "Salamat po, excited na ako"),
            new Said(
                    "es",
                    "Hola, puse mal la dirección, quiero cambiar la dirección de envío",
                    "Por favor cancelen mi pedido, lo compré por error",
                    "Muchas gracias, un saludo"),
            new Said(
                    "pt",
                    "Oi, coloquei o endereço errado, preciso alterar o endereço",
                    "Quero cancelar o pedido, por favor",
                    "Muito obrigada, adoro a loja"),
            new Said(
                    "de",
                    "Hallo, ich habe mich vertippt, bitte die Lieferadresse ändern",
                    "Bitte stornieren Sie meine Bestellung",
                    "Vielen Dank, ich freue mich schon"),
            new Said(
                    "fr",
                    "Bonjour, je me suis trompée, merci de changer l'adresse de livraison",
                    "Bonjour, je souhaite annuler ma commande",
                    "Merci beaucoup, bonne journée"),
            new Said(
                    "it",
                    "Salve, ho sbagliato indirizzo, vorrei cambiare indirizzo",
                    "Vorrei annullare l'ordine, grazie",
                    "Grazie mille, non vedo l'ora"),
            new Said("ja", "住所を間違えたので変更してください", "注文をキャンセルしてください", "届くのを楽しみにしています"));

    static final int LANGUAGES = SAID.size();

    private BuyerWords() {}

    static String change(int language) {
        return SAID.get(language).change();
    }

    static String cancel(int language) {
        return SAID.get(language).cancel();
    }

    static String harmless(int language) {
        return SAID.get(language).harmless();
    }

    /** The language's code. */
    static String language(int language) {
        return SAID.get(language).language();
    }
}
