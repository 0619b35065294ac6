/** Turkish: WhatsApp messages. */
import type { ChannelMessages } from '../../messages.ts';

const turkish: ChannelMessages = {
  title: 'WhatsApp tercihleri',
  all: ['Tüm WhatsApp mesajları', 'Bu kapalıyken size hiç WhatsApp mesajı gönderilmez.'],
  why: 'Bizden hiç WhatsApp mesajı almıyorsunuz. Seçimlerinizi yine de değiştirebilirsiniz; mesajları yeniden açtığınızda geçerli olur.',
  whyExcept:
    'Her zaman gönderilenler dışında bizden hiç WhatsApp mesajı almıyorsunuz. Seçimlerinizi yine de değiştirebilirsiniz; mesajları yeniden açtığınızda geçerli olur.',
  whyAlone: 'Bizden hiç WhatsApp mesajı almıyorsunuz.',
  blocksReplies: (description) =>
    `${description} Bu kapalıyken siz de bize WhatsApp üzerinden yazamazsınız.`,
  empty: 'Seçilebilecek başka WhatsApp mesajı yok.',
  unavailable: {
    title: 'WhatsApp tercihleri şu anda burada kullanılamıyor.',
    detail: 'Bu sayfa doğru ayarlanmamış. Lütfen daha sonra yeniden deneyin.',
  },
  unknown: {
    title: 'Burada seçilecek bir şey yok.',
    detail: 'Size ait WhatsApp tercihi bulunamadı.',
  },
};

export default turkish;
