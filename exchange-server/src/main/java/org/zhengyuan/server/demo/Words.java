package org.zhengyuan.server.demo;

/** What names and addresses of the demo city are made of. */
final class Words {
    static final String[] SURNAMES =
            split("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 欧阳 司马 诸葛 敖 鄂");
    static final String[] GIVEN = split(
            "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 秀兰 桂英 建国 建华 志强 海燕 雪梅 冬梅 玉兰 晓东 国庆 春生 文博 子涵 浩然 雨桐 思远 嘉怡 𬭎 㼆 昇 喆");
    static final String[] MINORITY = split("阿尔斯楞 乌云其木格 巴图 其其格 敖日格乐 娜仁 孟和 萨仁高娃 额尔德尼 苏日娜");
    static final String[] STREETS = split("中华路 卜奎大街 龙沙路 文化大街 建设大街 新明大街 和平路 平安南街 军校街 公园路 青云街 站前大街 光荣街 民航路 向阳大街");
    static final String[] BRANDS = split("鑫源 鹤城 嫩江 龙华 恒达 瑞丰 宏图 金谷 北方 丰泽 众诚 广源 盛世 万合 天一 华兴 益民 绿野 星河 博远 安泰 祥和 远景 云鹤");
    static final String[] TRADES = split("商贸 机械制造 食品 建筑工程 物流 信息技术 农业科技 餐饮管理 医药 房地产开发 环保 文化传媒 装备 乳业 粮油 汽车服务");
    static final String[] FORMS = split("有限公司 有限责任公司 股份有限公司 中心（有限合伙） （集团）有限公司");
    static final String[] SCOPES = {
        "一般项目：食品销售（仅销售预包装食品）；日用百货销售；许可项目：道路货物运输（不含危险货物）。",
        "一般项目：机械设备研发；机械零件加工；金属结构制造；货物进出口。",
        "许可项目：建设工程施工；住宅室内装饰装修。一般项目：建筑材料销售。",
        "一般项目：软件开发；信息系统集成服务；数据处理和存储支持服务。",
        "一般项目：谷物种植；粮食收购；农业机械服务。许可项目：种子经营。"
    };
    static final String[] OCCUPATIONS = split("会计 车工 焊工 教师 护士 司机 销售员 程序员 厨师 保安 店员 工程师 文员 质检员");

    /** Districts and counties of the city, all in force. */
    static final String[] DIVISIONS = split(
            "230202 230203 230204 230205 230206 230207 230208 230221 230223 230224 230225 230227 230229 230230 230231 230281");

    static final String[] DIVISION_NAMES =
            split("龙沙区 建华区 铁锋区 昂昂溪区 富拉尔基区 碾子山区 梅里斯达斡尔族区 龙江县 依安县 泰来县 甘南县 富裕县 克山县 克东县 拜泉县 讷河市");

    private Words() {}

    private static String[] split(String words) {
        return words.split(" ");
    }
}
