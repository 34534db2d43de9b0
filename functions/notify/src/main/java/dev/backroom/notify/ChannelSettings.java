package dev.backroom.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backroom.notices.Language;
import dev.backroom.notices.NoticeTexts;
import dev.backroom.notices.Severity;
import dev.backroom.notices.channel.ChannelAddress;
import dev.backroom.notices.channel.ChannelFormat;
import dev.backroom.notices.channel.DingTalk;
import dev.backroom.notices.channel.Feishu;
import dev.backroom.notices.channel.SignedWebhook;
import dev.backroom.notices.channel.Slack;
import dev.backroom.notices.channel.WeCom;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The channels of the parameter that {@code CHANNELS_PARAMETER} names: a JSON list of objects with {@code name},
 * {@code type} (feishu, dingtalk, wecom, slack, webhook, email), {@code url}, {@code secret}, {@code lang} (en, zh) and
 * {@code minimum} (INFO, WARNING, URGENT). It is encrypted, because whoever knows an address can write to its channel.
 *
 * @param faults what is wrong with the entries that are not among the channels: one wrong entry silences no other
 */
record ChannelSettings(List<Channel> channels, List<String> faults) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /**
     * Reads the settings.
     *
     * @param mailTopic the topic of e-mail channels; empty text where there is none
     * @throws IllegalStateException if the text is no JSON list; the message does not repeat it
     */
    static ChannelSettings read(String text, String mailTopic) {
        List<Channel> channels = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (JsonNode entry : list(text)) {
            number++;
            try {
                Channel channel = channel(entry, mailTopic);
                if (!names.add(channel.name())) {
                    throw new IllegalArgumentException("another channel has the same name");
                }
                channels.add(channel);
            } catch (IllegalArgumentException e) {
                faults.add("channel " + number + ": " + e.getMessage());
            }
        }
        return new ChannelSettings(List.copyOf(channels), List.copyOf(faults));
    }

    private static JsonNode list(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.isArray()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            // Said below, without the text.
        }
        throw new IllegalStateException("the parameter of the channels does not hold a JSON list");
    }

    private static Channel channel(JsonNode entry, String mailTopic) {
        String name = entry.path("name").asText();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name is not 1 to 40 letters, digits, '-' or '_'");
        }
        Language language = Language.of(entry.path("lang").asText("en"))
                .orElseThrow(() -> new IllegalArgumentException("lang is neither en nor zh"));
        return new Channel(
                name,
                way(entry, mailTopic),
                new NoticeTexts(language),
                severity(entry.path("minimum").asText(Severity.INFO.name())));
    }

    private static Channel.Way way(JsonNode entry, String mailTopic) {
        String type = entry.path("type").asText();
        if (type.equals("email")) {
            if (mailTopic.isBlank()) {
                throw new IllegalArgumentException("e-mail needs the variable NOTICE_MAIL_TOPIC");
            }
            return new Channel.Way.Email(mailTopic);
        }
        ChannelFormat format = switch (type) {
            case "feishu" -> new Feishu();
            case "dingtalk" -> new DingTalk();
            case "wecom" -> new WeCom();
            case "slack" -> new Slack();
            case "webhook" -> new SignedWebhook();
            default ->
                throw new IllegalArgumentException("type is none of feishu, dingtalk, wecom, slack, webhook, email");
        };
        String secret = entry.path("secret").asText();
        if (secret.isEmpty() && format instanceof SignedWebhook) {
            throw new IllegalArgumentException("a webhook needs a secret to sign with");
        }
        return new Channel.Way.Post(
                format,
                new ChannelAddress(
                        address(entry.path("url").asText()),
                        secret.isEmpty() ? Optional.empty() : Optional.of(secret)));
    }

    private static URI address(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            // The original message repeats the address, which is a secret.
            throw new IllegalArgumentException("url is no address");
        }
    }

    private static Severity severity(String name) {
        try {
            return Severity.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("minimum is none of INFO, WARNING, URGENT");
        }
    }
}
