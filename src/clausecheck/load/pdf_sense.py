"""Does Chinese text say anything? Fonts that name the wrong characters give such as exist, in no sensible order."""

from __future__ import annotations

import re
from itertools import pairwise

_PROSE = re.compile(r"[\u4e00-\u9fff，。、；：（）“”《》]{12,}")  # lists of names and places say nothing either way
_FEWEST_PAIRS = 150
_LEAST_KNOWN = 0.02  # of neighbouring characters; agreements have 0.04 to 0.4, shuffled ones 0.017 at most

_WORDS = """
转让 受让 让方 双方 甲方 乙方 丙方 一方 对方 各方 方应 方的 方在 方不 方可 方承 方对 三方 协议 合同 协定 约定
规定 条款 本协 本合 应当 应于 应在 必须 不得 可以 可能 有权 有效 无效 无法 不能 不可 没有 如果 如有 若因 因此
由于 以及 或者 并且 但是 其中 其他 其它 另行 按照 依照 根据 依据 关于 对于 为了 作为 自行 共同 分别 全部 部分
有关 相关 任何 所有 以上 以下 以内 以外 之间 之内 之日 之前 之后 日内 日前 日起 日后 工作 作日 期限 期间 期内
届满 终止 解除 变更 生效 签订 签署 签字 签名 盖章 履行 违约 约金 责任 义务 权利 权益 承担 负责 赔偿 损失 损害
费用 金额 价款 价格 支付 付款 款项 人民 民币 万元 银行 账户 账号 账目 税费 利息 发票 保证 担保 保密 秘密 信息
资料 数据 记录 文件 附件 清单 证明 证书 手续 办理 登记 备案 审批 批准 同意 确认 通知 书面 送达 地址 联系 电话
姓名 身份 公司 有限 限公 企业 单位 机构 组织 部门 人员 员工 职工 经营 管理 业务 项目 服务 客户 用户 会员 顾客
消费 市场 产品 商品 设备 设施 财产 资产 股权 股份 股东 出资 债权 债务 土地 房屋 租赁 使用 交付 交割 移交 交接
接收 验收 检查 检验 质量 标准 要求 提供 提出 提交 进行 完成 开始 继续 发生 产生 造成 引起 争议 纠纷 协商 调解
仲裁 诉讼 法院 法律 法规 国家 中国 政府 行政 合法 真实 完整 准确 及时 安全 技术 情况 方式 方法 内容 范围 问题
目的 条件 时间 地点 一份 两份 本条 上述 下列 如下 第一 第二 第三 第四 第五 第六 二十 三十 十日 五日 百分 分之
的权 的义 的责 的规 的约 的情 的费 的其 的客 的服 的合 的相 的信 和国 人的 是否 已经 尚未 自愿 平等 公平 诚实
信用 遵守 违反 导致 影响 处理 解决 安排 调整 我们 你们 他们 她们 自己 大家 什么 怎么 这个 那个 这些 那些 这样
时候 现在 当时 当天 当月 今后 以前 以后 一个 两个 三个 每个 每月 每年 每天 一次 一年 三年 三天 七天 十天 半年
不再 不要 不会 不是 就是 还是 都是 也是 只要 只能 还有 还要 都要 都由 还没 有人 的人 的时 的话 的店 店里 店面
门店 店铺 老板 老客 客人 家里 孩子 学生 老师 病人 东西 电器 价钱 钱款 现金 押金 定金 余款 租金 房东 水电 电费
手机 微信 号码 介绍 熟悉 告诉 说明 知道 认识 来往 回头 经常 以来 起来 出来 下来 过来 上门 开店 开业 原来 新的
老的 之时 至今 为止 为准 为由 收到 接到 得到 做到 到期 不予 不低 不少 不超 超过 低于 高于 少于 至少 最多 最低
最高 连续 逐一 逐项 随时 立即 马上 尽快 按月 按时 按期 按年 当面 口头 原有 现有 轉讓 受讓 讓方 雙方 協議 約定
規定 條款 應當 應於 應在 無效 無法 沒有 如係 由於 對於 為了 關於 責任 義務 權利 權益 損失 費用 金額 價款 資料
數據 記錄 證明 手續 辦理 登記 確認 書面 聯繫 電話 機構 組織 員工 經營 業務 項目 服務 客戶 用戶 會員 顧客 設備
財產 資產 股權 債權 債務 租賃 驗收 檢查 標準 進行 開始 繼續 發生 產生 爭議 糾紛 協商 訴訟 法規 國家 情況 內容
範圍 問題 條件 時間 違約 違反 賠償 簽訂 簽署 終止 變更 日內 之後 個人 人資
"""
_KNOWN = frozenset(_WORDS.split())


def is_nonsense(text: str, fewest_pairs: int = _FEWEST_PAIRS) -> bool:
    """True for running Chinese in which hardly two characters stand beside each other as they do in words.

    Text of fewer pairs of characters than ``fewest_pairs`` says nothing either way.
    """
    pairs = known = 0
    for run in _PROSE.finditer(text):
        for one, other in pairwise(run.group()):
            if one >= "\u4e00" and other >= "\u4e00" and one <= "\u9fff" and other <= "\u9fff":
                pairs += 1
                known += one + other in _KNOWN
    return pairs >= fewest_pairs and known < _LEAST_KNOWN * pairs
