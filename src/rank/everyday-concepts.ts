/** What is looked up of computers and of everyday matters; the shape is that of `concepts.ts`. */
export const systems = `
backup, back up, backed up, backups, archive copy, copy of data | 备份, 后备
restore, recover, recovery, restoration, roll back | 恢复, 还原, 复原, 回滚
snapshot, point in time, checkpoint | 快照, 时间点, 检查点
replace, substitute, in place of, take the place of, no substitute | 代替, 取代, 替代, 替换
redundancy, redundant, fault tolerance, failover, high availability | 冗余, 容错, 高可用, 故障切换
mirror, mirroring, replica, replication, duplicate | 镜像, 复制, 副本
retention, retain, retention period | 保留, 留存, 轮换
synchronize, sync, synchronization, rsync | 同步

delete, remove, erase, wipe, discard | 删除, 移除, 抹除, 清除
accident, by mistake, accidentally, unintended | 意外, 误操作, 误删
corrupted, corruption, damaged, broken | 损坏, 破坏, 毁坏
copy, clone | 复制, 拷贝, 克隆
move, rename, transfer | 移动, 重命名, 传输

disk, hard disk, drive, hard drive, SSD | 磁盘, 硬盘, 驱动器, 固态硬盘
partition, partitioning, partition table | 分区, 分区表
volume, logical volume, LVM | 卷, 逻辑卷
file system, filesystem, ext4, btrfs | 文件系统
mount, unmount, mount point | 挂载, 卸载, 挂载点
space, disk space, free space, full disk | 空间, 磁盘空间, 剩余空间
swap, virtual memory, paging | 交换, 虚拟内存, 交换分区
file, document, attachment | 文件, 文档, 附件
folder, directory, path | 文件夹, 目录, 路径
compress, compression, archive, zip | 压缩, 归档, 打包
format, formatting, layout | 格式化, 格式

decrypt, decryption, encrypted disk, LUKS | 解密, 加密磁盘
key, passphrase, secret key, private key | 密钥, 口令, 私钥
certificate, certificate authority, X.509 | 证书, 证书颁发机构
signature, sign, signed, verify signature | 签名, 签署
firewall, packet filter, iptables, nftables | 防火墙, 包过滤
virtual private network, VPN, tunnel | 虚拟专用网, 隧道
account, user account, sign up | 账户, 帐户, 账号, 用户
administrator, root, superuser, sudo | 管理员, 超级用户, 根用户

package, package manager, apt, dependency | 软件包, 包管理, 安装包
uninstall, removal, purge | 卸载, 清除
kernel, Linux kernel, module, driver | 内核, 模块, 驱动
boot, start up, startup, bootloader, GRUB | 启动, 引导, 开机
shutdown, shut down, power off, reboot, restart | 关机, 重启, 断电
power failure, power loss, outage, blackout | 断电, 停电, 掉电
service, daemon, background process, systemd | 服务, 守护进程, 后台
process, task, job, PID | 进程, 任务, 作业
schedule, scheduled, cron, timer, periodic | 计划任务, 定时, 排程, 周期
shell, command line, terminal, console | 命令行, 终端, 控制台
script, scripting, batch file | 脚本
virtual machine, virtualization, hypervisor | 虚拟机, 虚拟化
environment variable, variable | 环境变量, 变量

mail, email, e-mail, SMTP, mailbox | 邮件, 电子邮件, 邮箱
DNS, domain name, name server | 域名, 域名解析
IP address, subnet, gateway, router | IP地址, 子网, 网关, 路由器
port, listening port | 端口
wireless, Wi-Fi, WLAN | 无线, 无线网络
browser, web page, website | 浏览器, 网页, 网站
download, upload, transfer | 下载, 上传
print, printer, printing | 打印, 打印机
screen, display, monitor, resolution | 屏幕, 显示器, 分辨率
keyboard, mouse, input method | 键盘, 鼠标, 输入法
font, typeface, character set, encoding, Unicode | 字体, 字符集, 编码
time zone, clock, NTP, time synchronization | 时区, 时钟, 时间同步

query, SQL, select, lookup | 查询, 检索
table, row, column, field | 表, 行, 列, 字段
index, indexing, primary key | 索引, 主键
transaction, commit, rollback, atomic | 事务, 提交, 回滚, 原子
lock, locking, deadlock, exclusive | 锁, 锁定, 死锁
durability, durable, flush, fsync, write-ahead log | 持久性, 落盘, 刷盘, 预写日志
import, load, ingest | 导入, 载入
export, dump | 导出, 转储
compile, build, compiler | 编译, 构建, 编译器
debug, debugging, troubleshoot, diagnose | 调试, 排错, 诊断
enable, turn on, activate | 启用, 开启, 激活
disable, turn off, deactivate | 禁用, 关闭, 停用`

export const everyday = `
cancel, cancellation, terminate, termination | 取消, 终止, 解约
refund, reimbursement, money back | 退款, 退货, 报销
warranty, guarantee, after-sales | 保修, 质保, 保证
repair, maintenance, servicing | 维修, 修理, 保养, 维护
delivery, ship, dispatch, courier | 配送, 发货, 快递, 送货
apply, application, applicant | 申请, 申请人
register, registration, enrol, enroll | 登记, 注册, 报名
eligibility, eligible, qualify, entitled | 资格, 条件, 符合
deadline, due date, time limit | 期限, 截止日期, 时限
holiday, vacation, leave, annual leave | 假期, 休假, 年假
opening hours, business hours | 营业时间, 开放时间
address, contact, phone number | 地址, 联系方式, 电话
ticket, fare, booking, reservation | 车票, 门票, 票价, 预订
passport, visa, border | 护照, 签证, 边境
driving, driver, licence, road | 驾驶, 司机, 驾照, 道路

dose, dosage, tablet, prescription | 剂量, 用量, 药片, 处方
allergy, allergic | 过敏
sleep, insomnia | 睡眠, 失眠
smoking, tobacco, cigarette | 吸烟, 烟草, 香烟
alcohol, drinking, liquor | 酒精, 饮酒

recipe, cooking, ingredient | 菜谱, 烹饪, 食材
weather, rain, snow, wind | 天气, 降雨, 下雪, 风
distance, far, range | 距离, 里程, 续航
noise, sound, loud | 噪声, 噪音, 声音
lifespan, service life, durable | 寿命, 使用年限, 耐用
charge, charging, recharge | 充电
leak, leakage, seepage | 泄漏, 渗漏
fire, explosion, combustion | 火灾, 爆炸, 燃烧`
