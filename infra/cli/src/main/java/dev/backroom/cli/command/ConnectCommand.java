package dev.backroom.cli.command;

import dev.backroom.cli.stack.Endpoints;
import dev.backroom.cli.stack.Platform;
import dev.backroom.cli.stack.ShopConnection;
import dev.backroom.cli.terminal.Exit;
import dev.backroom.cli.terminal.Home;
import dev.backroom.cli.terminal.HomeOption;
import dev.backroom.cli.terminal.Installation;
import dev.backroom.cli.terminal.Screen;
import dev.backroom.cli.terminal.WrongUse;
import dev.backroom.model.Shop;
import dev.backroom.tiktok.TikTokFailure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code connect --auth-code CODE}: authorises a seller's shops. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = "Exchanges the code that the seller's browser brought back, and connects the shops behind it.",
        footer = {
            "",
            "The code is good once, for 30 minutes. A running 'up' holds the app key and secret and names the platform."
        })
public final class ConnectCommand implements Callable<Integer> {
    private final Screen screen;

    @Mixin
    private final HomeOption at;

    @Option(
            names = "--auth-code",
            paramLabel = "CODE",
            required = true,
            description = "The 'code' of the address that the consent page led back to.")
    private String code = "";

    public ConnectCommand(Screen screen, Home home) {
        this.screen = screen;
        this.at = new HomeOption(home);
    }

    @Override
    public Integer call() {
        if (code.isBlank()) {
            throw new WrongUse("--auth-code is empty");
        }
        Endpoints endpoints = Endpoints.of(at.home());
        try {
            Platform platform = Platform.of(at.home());
            List<Shop> shops =
                    new ShopConnection(Installation.find(), endpoints, platform, platform.shopTime()).connect(code);
            shops.forEach(shop -> screen.say("%s  %s  %s  connected, stock of '%s'"
                    .formatted(shop.id(), shop.region(), shop.name(), shop.owner())));
            if (shops.isEmpty()) {
                screen.warn("the authorisation holds no shop; let the seller choose one on the consent page");
                return Exit.FAILED;
            }
            screen.say(
                    "their listings are read and their stock is published now; the console's Stock page says what is not known yet");
            return Exit.DONE;
        } catch (TikTokFailure refused) {
            screen.warn("the platform refused: " + refused.getMessage());
            return Exit.FAILED;
        }
    }
}
